"""Copied pages, which say nothing of the kind: what recurs on them tells what their lines are."""
