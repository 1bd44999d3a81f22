"""More texts that list no papers: pages with names, numbers, dates and colons in rows that come again."""

# ruff: noqa: E501 (a row of a page is one line)
from __future__ import annotations

MORE_NOTHING: dict[str, str] = {
    "price list": "Product\tPrice\tStock\n"
    + "\n".join(f"Wooden chair, model {k}\t{k * 7}.90\t{k}" for k in range(1, 30)),
    "shop": "\n".join(
        f"Reading lamp with dimmer {k}\nby Anna Berg Design\n4.{k % 10} out of 5 stars\n{k * 13} reviews\n$2{k}.99\nAdd to cart"
        for k in range(1, 12)
    ),
    "chat": "\n".join(
        f"[10:{k:02d}] Anna Berg: did you see the results, Jonas?\n[10:{k:02d}] Jonas Holm: not yet, will look at them tonight"
        for k in range(10, 30)
    ),
    "log with names": "\n".join(
        f"2024-03-{k:02d} 10:12:01 INFO Scheduler: training job {k} for model resnet started by user anna"
        for k in range(1, 29)
    ),
    "songs": "\n".join(f"{k}. The long road home – Anna Berg, Jonas Holm (199{k % 10})" for k in range(1, 15)),
    "timetable": "Course\tTeacher\tRoom\n"
    + "\n".join(f"Linear Algebra {k}\tAnna Berg\tRoom {k}" for k in range(1, 12)),
    "staff page": "\n\n".join(
        f"{name}\nProfessor of Computer Science\nRoom {k}\nanna@example.org"
        for k, name in enumerate(("Anna Berg", "Jonas Holm", "Wei Wang", "Maria Lopez"), 200)
    ),
    "jobs": "\n".join(
        "Machine Learning Engineer (m/f/d)\nExample GmbH, Berlin\nPosted 3 May 2024\nApply now" for _ in range(8)
    ),
    "news": "\n".join(
        f"Scientists find new evidence of water on planet {k}\nBy Anna Berg and Jonas Holm\n3 May 202{k}\nThe discovery was made by chance last week, and people in the town are still talking about it, said the mayor.\n"
        for k in range(1, 6)
    ),
    "recipe": "Apple pie\n\nIngredients\n- 200 g flour\n- 100 g butter\n- 3 apples, peeled\n- 1 tsp cinnamon\n\nMethod\n1. Heat the oven to 180 degrees.\n2. Mix the flour with the butter, and knead.\n3. Slice the apples, and lay them on the dough.\n4. Bake for forty minutes.",
    "novel": "\n\n".join(
        "It was late when Anna came home, and the lamp in the hall was still burning. She put her coat on the chair, listened for a while, and then went up the stairs without a word to anybody in the house. “You are late,” said Jonas, “and the soup is cold.”"
        for _ in range(12)
    ),
    "football": "\n".join(f"{k}. Oslo {k % 5} : {k % 3} Bergen (Berg 12, Holm 45, Jones 88)" for k in range(1, 15)),
    "agenda": "Agenda\n1. Welcome (Anna Berg)\n2. Report of the treasurer (Jonas Holm)\n3. Election of the board\n4. Any other business",
    "contents": "Contents\n1 Introduction 1\n2 Optimization Methods 14\n2.1 Gradient Descent 15\n2.2 Stochastic Methods 23\n3 Neural Networks 41\n3.1 Training 44\nBibliography 120\nIndex 131",
    "to do": "- [ ] Write the introduction of the thesis\n- [x] Run the experiments on the large dataset again\n- [ ] Send the analysis of the results to Anna\n- [ ] Book a room for the workshop on learning",
    "source": 'import numpy as np\n\n\ndef gradient_descent(f, x, rate=0.1):\n    """Minimise f by gradient descent."""\n    for step in range(100):\n        x = x - rate * f(x)\n    return x\n\n\nclass Model:\n    def fit(self, data):\n        return self\n',
    "mail thread": "On Mon, Mar 3, 2025 at 10:12 AM Jonas Holm wrote:\n> Hi Anna,\n>\n> can we move the meeting about the model to Tuesday?\n> The results of the experiments are not ready yet.\n>\n> Jonas\n\nSure, no problem. See you then.\n\nAnna",
    "films": "\n".join(
        f"The House on the Hill {k}\nDirected by Anna Berg\nStarring Jonas Holm, Mary Jones\n{1980 + k}\n{90 + k} min"
        for k in range(1, 8)
    ),
    "members": "Programme Committee\nAnna Berg, University of Oslo, Norway\nJonas Holm, ETH Zürich, Switzerland\nWei Wang, Tsinghua University, China\nMary Jones, MIT, USA\nCarlos Ruiz, UPM, Spain",
    "menu of a site": "Home\nAbout\nResearch\nMachine Learning\nComputer Vision\nNatural Language Processing\nRobotics\nPeople\nContact\nImprint\nPrivacy policy",
    "releases": "\n".join(
        f"v1.{k}.0 (2024-0{k}-03)\n- Fix a crash in the training loop, thanks to @anna\n- Add support for graph data\n- Improve the estimation of gradients"
        for k in range(1, 6)
    ),
    "addresses": "\n".join(f"Berg, Anna; Storgata {k}; 015{k:02d} Oslo; +47 22 85 50 {k:02d}" for k in range(10, 30)),
    "questions": "\n".join(
        f"How do I train a neural network with little data?\nasked May {k} at 10:12\nAnna Berg\n1,{k}23 views\n{k} votes\n2 answers"
        for k in range(1, 8)
    ),
    "cities": "\n".join(
        f"{c}, {n}: population {k},000"
        for k, (c, n) in enumerate(
            (
                ("Oslo", "Norway"),
                ("Zürich", "Switzerland"),
                ("Paris", "France"),
                ("Wien", "Austria"),
                ("Roma", "Italy"),
            ),
            500,
        )
    ),
}
