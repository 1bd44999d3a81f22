# ruff: noqa: E501 (a row of a page is one line)
"""Texts that list no papers: menus, recipes, changes, songs, staff, agendas, shops, programs."""

from __future__ import annotations

NOTHING = {
    "menu": """\
Home
About us
Products
Pricing
Blog
Careers
Contact
Privacy Policy
Terms of Service
Sign in
Create account
Documentation
Getting Started Guide
API Reference
Community Forum
Status Page
""",
    "menu2": """\
Machine Learning
Deep Learning
Computer Vision
Natural Language Processing
Reinforcement Learning
Data Science
Statistics
Optimization
Robotics
Quantum Computing
Graph Neural Networks
Courses
Tutorials
Books
""",
    "recipe": """\
Apple Pie

Ingredients
- 200 g flour
- 100 g butter
- 3 apples
- 1 egg
- 50 g sugar

Method
1. Mix the flour and the butter.
2. Add the egg and knead until smooth.
3. Peel the apples, cut them, and lay them on the dough.
4. Bake for 40 minutes at 180 degrees.

Serves 6. Published 2019 by Anna Berg
""",
    "changelog": """\
# Changelog

## 2.1.0 (2024-05-01)
- Fixed a crash in the parser
- Added support for Python 3.12
- Improved performance of large models
- Thanks to John Smith, Anna Berg

## 2.0.0 (2023-11-02)
- Removed the deprecated API
- New data loader for distributed training
- Support for graph networks

## 1.9.1 - 2023-01-05
* Bug fixes
* Documentation updates for neural network module

""",
    "todo": """\
- [ ] buy milk
- [x] call Peter
- [ ] finish the report for Monday
- [ ] book flights to Berlin
- [ ] read the contract again
""",
    "songs": """\
The Beatles - Hey Jude (1968)
Pink Floyd - Wish You Were Here (1975)
Radiohead - Paranoid Android (1997)
David Bowie - Heroes (1977)
Nina Simone - Feeling Good (1965)
Miles Davis - So What (1959)
""",
    "address": """\
Name	City	Phone
Anna Berg	Oslo	+47 555 01 01
Jonas Holm	Bergen	+47 555 01 02
Mary Jones	London	+44 555 01 03
Wei Wang	Beijing	+86 555 01 04
""",
    "staff": """\
Our Team

Anna Berg
Professor of Mathematics
Room 201

Jonas Holm
Postdoctoral Researcher in Machine Learning
Room 202

Mary Jones
PhD Student in Computer Vision
Room 203

Wei Wang
System Administrator
Room 204
""",
    "agenda": """\
Agenda

09:00 Welcome
09:15 Introduction to the project, Anna Berg
10:00 Coffee break
10:30 Progress of the working groups, Jonas Holm and Mary Jones
12:00 Lunch
13:00 Planning the next year
15:00 End
""",
    "mail": """\
From: Anna Berg
To: Jonas Holm
Subject: Meeting on Thursday
Date: Thu, 16 Oct 2025 10:00:00

Dear Jonas,

can we move the meeting to Friday? I have to be in Zurich on Thursday.

Best wishes,
Anna
""",
    "shop": """\
Wireless Headphones
4.5 out of 5 stars
$59.99
Add to cart
Noise Cancelling Over Ear Headphones with Microphone
$89.99
Add to cart
Portable Bluetooth Speaker Waterproof
$29.99
Add to cart
USB-C Charging Cable 2 m
$9.99
Add to cart
""",
    "hn": """\
Hacker News
1. Show HN: A small database in 500 lines of C (github.com/someone)
123 points by someone 3 hours ago | hide | 45 comments
2. Why I stopped using spreadsheets (example.com)
98 points by other 5 hours ago | hide | 30 comments
3. The history of the typewriter (example.org)
77 points by third 7 hours ago | hide | 12 comments
""",
    "toc": """\
Contents
1 Introduction 1
1.1 Motivation 2
1.2 Outline 4
2 Background 7
2.1 Linear algebra 8
2.2 Probability theory 11
3 Methods 20
3.1 Gradient descent 21
3.2 Stochastic methods 27
4 Experiments 40
5 Conclusion 55
Bibliography 60
""",
    "books": """\
Course list
MATH 101 Linear Algebra, Prof. Berg, Mon 10-12
MATH 201 Real Analysis, Prof. Holm, Tue 10-12
CS 101 Introduction to Programming, Dr. Jones, Wed 14-16
""",
    "git": """\
commit 3f2a1b
Author: Anna Berg <anna@example.org>
Date:   Thu Oct 16 10:00:00 2025 +0200

    Improve the convergence of the stochastic solver

commit 9c8d7e
Author: Jonas Holm <jonas@example.org>
Date:   Wed Oct 15 09:00:00 2025 +0200

    Add tests for the graph network layer

commit aa11bb
Author: Anna Berg <anna@example.org>
Date:   Tue Oct 14 09:00:00 2025 +0200

    Fix estimation of sparse gradients

""",
    "wiki": """\
Isaac Newton was an English mathematician, physicist, and astronomer who was described in his time as a natural philosopher. He was a key figure in the scientific revolution.

Early life

Newton was born on Christmas Day, 25 December 1642. His father had died three months before. His mother remarried and went to live with her new husband, leaving her son in the care of his grandmother.

Career

In June 1661 he was admitted to Trinity College, Cambridge. He started as a subsizar, paying his way by performing valet duties until he was awarded a scholarship in 1664.
""",
    "csvnum": """\
date,open,close
2024-01-01,1.2,1.3
2024-01-02,1.3,1.4
2024-01-03,1.4,1.5
""",
    "minutes": """\
Minutes of the meeting of 3 March 2024
Present: Anna Berg, Jonas Holm, Mary Jones
Absent: Wei Wang
1. Budget. The budget was approved.
2. New members. Two new members were welcomed.
3. Any other business. None.
""",
    "films": """\
- The Godfather (1972), Francis Ford Coppola
- Taxi Driver (1976), Martin Scorsese
- Blade Runner (1982), Ridley Scott
- Pulp Fiction (1994), Quentin Tarantino
""",
}
