"""Practice in the real browser: by hand with the keyboard alone, questions, the exams of lesson 13, challenges, axe."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lesson_visit import PYTHON
from browser.playing import Learner, compiled
from buddyscope.kernels.linux_2_4_22.practice.duels import make_duel, touching
from buddyscope.kernels.linux_2_4_22.practice.questions import make_question
from buddyscope.kernels.linux_2_4_22.practice.situation import spec_of
from buddyscope.kernels.linux_2_4_22.practice.tasks import make_task
from buddyscope.machine.machine import Machine

DESK = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
FOCUSED = """() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return (active?.getAttribute('aria-label') || active?.textContent || '').replace(/\\s+/g, ' ').trim();
}"""


def to_the_end(page: Page) -> None:
    """The player's key, while nothing that takes keys has the focus."""
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="To the end")).to_be_disabled()


def open_practice(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}#/practice/{path}")
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control with this name has the focus."""
    for _ in range(400):
        if page.evaluate(FOCUSED) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {name!r}")


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


def span(at: int, order: int) -> str:
    return str(at) if order == 0 else f"{at}–{at + (1 << order) - 1}"


def by_keyboard(page: Page, task, moves) -> None:
    """Each move with Tab and Enter. What is in hand decides which half goes back."""
    for number, move in enumerate(moves, 1):
        if move.kind == "take":
            press(page, f"Take {span(move.at, move.order)}, order {move.order}")
        elif move.kind == "flip":
            page.evaluate("document.activeElement.blur?.()")
            tab_to_bit(page, move)
            page.keyboard.press("Enter")
        elif move.kind == "put":
            press(page, piece(task, move))
            press(page, f"order {move.order}")
        else:
            press(page, f"Give {span(move.at, move.order)} to the caller")
        expect(page.locator("bs-practice-hands:visible .moves li")).to_have_count(number)


def piece(task, move) -> str:
    if task.command.startswith("__free_pages"):
        return "Put it on a list"
    return f"Put back the lower half, {span(move.at, move.order)}"


def tab_to_bit(page: Page, move) -> None:
    start = f"Bit {move.at} of order {move.order}, for"
    for _ in range(400):
        if str(page.evaluate(FOCUSED)).startswith(start):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {start!r}")


@pytest.mark.browser
@pytest.mark.parametrize("level", ["splits", "merges"])
def test_a_task_is_done_right_with_the_keyboard_alone(level, site, new_page):
    task = make_task(level, 5)
    page = new_page(**DESK)
    open_practice(page, site, f"allocator/{level}/5")
    expect(page.locator("bs-practice:visible .command")).to_have_text(task.command)
    # the model's records are not there yet
    expect(page.get_by_role("button", name="To the end")).to_be_disabled()
    by_keyboard(page, task, task.moves)
    press(page, "Hand in")
    expect(page.locator("bs-practice-told h3")).to_have_text(re.compile("Right, from the first move to the last"))
    assert page.evaluate(FOCUSED).endswith("Right, from the first move to the last")
    expect(page.locator("bs-practice:visible")).to_contain_text("1 of 1 right")
    to_the_end(page)
    expect(page.locator("bs-practice-hands:visible")).to_have_count(0)


@pytest.mark.browser
def test_a_wrong_half_is_told_with_the_model_s_own_and_its_rule(site, new_page):
    task = make_task("split", 5)
    page = new_page(**DESK)
    open_practice(page, site, "allocator/split/5")
    put = next(move for move in task.moves if move.kind == "put")
    by_keyboard(page, task, task.moves[: task.moves.index(put)])
    upper = span(put.at + (1 << put.order), put.order)
    press(page, f"Put back the upper half, {upper}")
    press(page, f"order {put.order}")
    press(page, "Hand in")
    told = page.locator("bs-practice-told")
    expect(told).to_contain_text("The first difference is at move 3")
    expect(told).to_contain_text(f"Put {upper} on the list of order {put.order}")
    expect(told).to_contain_text(f"Put {span(put.at, put.order)} on the list of order {put.order}")
    expect(told).to_contain_text("The lower half always goes back")
    # the model's own steps can be scrubbed, to the end
    to_the_end(page)
    page.get_by_role("button", name="Another one").click()
    expect(told).to_have_count(0)
    expect(page).not_to_have_url(re.compile("split/5$"))


@pytest.mark.browser
def test_moves_are_undone_and_started_over(site, new_page):
    page = new_page(**DESK)
    open_practice(page, site, "allocator/split/5")
    hands = page.locator("bs-practice-hands:visible")
    hands.get_by_role("button", name=re.compile("^Take")).first.click()
    expect(hands).to_contain_text("Took")
    hands.get_by_role("button", name="Undo").click()
    expect(hands).to_contain_text("No move yet")
    hands.get_by_role("button", name=re.compile("^Bit 0 of order 0")).click()
    hands.get_by_role("button", name=re.compile("^Bit 1 of order 0")).click()
    hands.get_by_role("button", name="Start over").click()
    expect(hands).to_contain_text("No move yet")


@pytest.mark.browser
def test_decisions_are_graded_too(site, new_page):
    task = make_task("pressure", 5)
    page = new_page(**DESK)
    open_practice(page, site, "allocator/pressure/5")
    hands = page.locator("bs-practice-hands:visible")
    decide(hands, [vars_of(move) for move in task.moves])
    hands.get_by_role("button", name="Hand in").click()
    expect(page.locator("bs-practice-told h3")).to_have_text(re.compile("Right"))


def vars_of(move) -> dict:
    return {"kind": move.kind, "zone": move.zone, "at": move.at}


def decide(hands: Locator, moves: list[dict]) -> None:
    words = {"serve": "serves", "none": "has no block", "wake": "mark it, call kswapd"}
    for move in moves:
        kind, zone = move["kind"], move["zone"]
        if kind == "test":
            name = "passes the test" if move["at"] else "fails the test"
            hands.get_by_role("button", name=name, exact=True).nth(zone).click()
        elif kind in words:
            hands.get_by_role("button", name=words[kind], exact=True).nth(zone).click()
        elif kind == "node":
            hands.get_by_role("button", name=f"Ask node {move['at']}").click()
        else:
            name = {"reclaim": "reclaims", "keep": "block it kept", "give_up": "request fails"}[kind]
            hands.get_by_role("button", name=re.compile(name)).click()


@pytest.mark.browser
def test_a_question_right_wrong_and_not_sure(site, new_page):
    page = new_page(**DESK)
    predict = page.locator("bs-predict:visible")
    for seed, said in ((11, "right"), (12, "wrong"), (13, "unsure")):
        question = make_question("merges", seed, 0)
        page.evaluate("localStorage.clear()") if seed > 11 else None
        open_practice(page, site, f"questions/merges/{seed}")
        expect(predict).to_contain_text(question.command)
        if said == "unsure":
            predict.get_by_role("button", name="not sure yet").click()
        else:
            value = question.answer + (said == "wrong")
            predict.locator("input").fill(str(value))
            predict.get_by_role("button", name=re.compile("Lock in")).click()
        heads = {"right": "Right", "wrong": "Not this time", "unsure": "Now you know"}
        expect(predict.locator("h3")).to_contain_text(heads[said])
        expect(predict).to_contain_text(question.because.replace("`", "")[:60])
        predict.get_by_role("button", name=re.compile("Watch")).first.click()
        expect(page.get_by_role("button", name="Another one")).to_be_visible()


@pytest.mark.browser
def test_a_question_with_choices_says_why(site, new_page):
    page = new_page(**DESK)
    asked = page.locator("bs-question:visible")
    question = make_question("zone", 21, 0)
    open_practice(page, site, "questions/zone/21")
    asked.locator("input").nth(question.answer).check()
    asked.get_by_role("button", name="Lock in").click()
    expect(asked.locator(".correct")).to_contain_text(question.options[question.answer])
    expect(asked).to_contain_text(question.because.replace("`", "")[:50])
    page.get_by_role("button", name="Watch it happen").click()
    expect(page.get_by_role("button", name="To the start")).to_be_enabled()


@pytest.mark.browser
def test_lesson_13_is_played_to_its_end(site, new_page):
    page = new_page(**DESK)
    learner = Learner(page, compiled("read-the-machine"))
    learner.open(site)
    for number, step in enumerate(learner.steps):
        learner.sees(step)
        play(learner, step)
        if number + 1 < len(learner.steps):
            learner.next()


def play(learner: Learner, step: dict) -> None:
    if step["practice"]:
        {"cases": sit_cases, "allocator": sit_by_hand}[step["practice"]["kind"]](learner.page, step["practice"])
    if step["predict"]:
        learner.predict(step, step["predict"]["answer"], "right")
    if step["question"]:
        learner.answer(step, right=True)
    if step["challenge"]:
        learner.solve(step)


def state_of(page: Page) -> dict:
    """What the exam asks now, with its answer: the page has both."""
    return page.evaluate("document.querySelector('bs-lesson > bs-practice').state")


def sit_cases(page: Page, exam: dict) -> None:
    """One wrong, the others right: that is enough."""
    asked = page.locator("bs-lesson > bs-practice")
    for number in range(exam["count"]):
        expect(asked).to_contain_text(f"Case {number + 1} of {exam['count']}", timeout=30_000)
        case = state_of(page)["case"]
        works = [repair["works"] for repair in case["repairs"]].index(True)
        cause = case["cause"] if number else (case["cause"] + 1) % 4
        asked.locator("input[name=cause]").nth(cause).check()
        asked.locator("input[name=repair]").nth(works).check()
        asked.get_by_role("button", name="Lock in both").click()
        expect(asked.locator("bs-practice-case h3")).to_contain_text("Right, both" if number else "Not this time")
        if number == 1:
            asked.get_by_role("button", name="Play it with the change that works").click()
            expect(page.locator("bs-stage")).to_be_visible()
        if number + 1 < exam["count"]:
            asked.get_by_role("button", name="Another one").click()
    expect(asked).to_contain_text(f"{exam['count'] - 1} of {exam['count']} right")
    expect(asked).to_contain_text("Passed.")


def sit_by_hand(page: Page, exam: dict) -> None:
    asked = page.locator("bs-lesson > bs-practice")
    hands = page.locator("bs-lesson > bs-practice-hands")
    for number in range(exam["count"]):
        expect(asked).to_contain_text(f"Operation {number + 1} of {exam['count']}", timeout=30_000)
        task = state_of(page)["task"]
        if task["hands"] == "decisions":
            decide(hands, task["moves"])
        else:
            click_moves(hands, task)
        hands.get_by_role("button", name="Hand in").click()
        expect(asked.locator("bs-practice-told h3")).to_contain_text("Right")
        if number + 1 < exam["count"]:
            asked.get_by_role("button", name="Another one").click()
    expect(asked).to_contain_text("Passed.")


def click_moves(hands: Locator, task: dict) -> None:
    for move in task["moves"]:
        order, at = move["order"], move["at"]
        if move["kind"] == "take":
            hands.get_by_role("button", name=f"Take {span(at, order)}, order {order}", exact=True).click()
        elif move["kind"] == "flip":
            hands.get_by_role("button", name=re.compile(f"^Bit {at} of order {order},")).click()
        elif move["kind"] == "hand":
            hands.get_by_role("button", name=re.compile("^Give")).click()
        else:
            hands.get_by_role("button", name=re.compile("^Put (back the lower|it on)")).click()
            hands.get_by_role("group", name="On which list?").get_by_role("button", name=f"order {order}").click()


@pytest.mark.browser
def test_the_rescuer_at_par(site, new_page):
    duel = make_duel("rescuer", "small", 4)
    machine = Machine(spec_of(duel.machine))
    for text in duel.setup:
        machine.run(text)
    runs = [touching(machine, first, duel.order) for first in range(0, 16, 1 << duel.order)]
    page = new_page(**DESK)
    open_practice(page, site, "rescuer/small/4")
    asked = page.locator("bs-practice-duel")
    expect(asked).to_contain_text(f"Order {duel.order} is denied")
    for number, name in enumerate(min(runs, key=len), 1):
        asked.locator(f"button[title='__free_pages {name}']").click()
        expect(asked).to_contain_text(re.compile(f"{number} frees? so far"))
    expect(asked).to_contain_text("That is par")
    expect(asked).to_contain_text(f"Best {duel.par}")


@pytest.mark.browser
def test_practice_is_in_the_menu_and_at_the_end_of_a_lesson(site, new_page):
    page = new_page(**DESK)
    page.goto(f"{site}#/lesson/split/source")
    page.goto(f"{site}#/lesson/split/{compiled('split')['steps'][-1]['id']}")
    page.get_by_role("link", name="Practise this with new data").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One split")
    page.locator("bs-practice:visible").get_by_role("link", name="All practice").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Try it yourself")
    expect(page.get_by_role("link", name=re.compile("Give back and merge"))).to_be_visible(timeout=PYTHON)
    page.get_by_role("link", name="Back to the lesson").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(compiled("split")["title"])


@pytest.mark.browser
def test_a_list_and_a_bit_are_chosen_in_the_picture_by_keyboard(site, new_page):
    task = make_task("split", 5)
    take, flip, put = task.moves[:3]
    page = new_page(**DESK)
    open_practice(page, site, "allocator/split/5")
    hands = page.locator("bs-practice-hands:visible")
    moves = hands.locator(".moves li")
    canvas = page.locator("bs-stage canvas").first
    hands.get_by_role("button", name="Flip on the picture").click()
    canvas.focus()
    page.keyboard.press("Home")
    before = sum(16 >> (order + 1) for order in range(flip.order)) + flip.at
    for _ in range(before):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(moves).to_have_text([f"Flipped bit {flip.at} of order {flip.order}"])
    hands.get_by_role("button", name=f"Take {span(take.at, take.order)}, order {take.order}").click()
    hands.get_by_role("button", name=re.compile("^Put back the lower half")).click()
    canvas.focus()
    page.keyboard.press("Home")
    for _ in range(put.order):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(moves.nth(2)).to_have_text(f"Put {span(put.at, put.order)} on the list of order {put.order}")
