"""The Python prompt: names stay, output is capped, errors show the learner's own lines."""

from buddyscope.worker.prompt import MAX_OUTPUT, Prompt


def test_names_stay_from_input_to_input():
    prompt = Prompt()
    assert prompt.run("x = 20") == ("", False)
    assert prompt.run("def double(n):\n    return 2 * n\n") == ("", False)
    assert prompt.run("double(x) + 2") == ("42\n", False)


def test_every_expression_of_a_pasted_text_is_shown():
    assert Prompt().run("1 + 1\nfor i in range(2):\n    print(i)\n'end'") == ("2\n0\n1\n'end'\n", False)


def test_an_error_shows_the_lines_of_the_input_and_not_ours():
    prompt = Prompt()
    prompt.run("def half(n):\n    return n / 0")
    output, failed = prompt.run("half(3)")
    assert failed
    assert output.splitlines()[0] == "Traceback (most recent call last):"
    assert '  File "<input 2>", line 1, in <module>' in output
    assert '  File "<input 1>", line 2, in half' in output
    assert "    return n / 0" in output
    assert output.splitlines()[-1] == "ZeroDivisionError: division by zero"
    assert "prompt.py" not in output


def test_a_typing_error_shows_where():
    output, failed = Prompt().run("x = = 3")
    assert failed
    assert "    x = = 3" in output
    assert output.splitlines()[-1] == "SyntaxError: invalid syntax"


def test_long_output_is_cut_and_says_by_how_much():
    output, failed = Prompt().run("print('y' * 50_000)")
    assert not failed
    assert len(output) < MAX_OUTPUT + 100
    assert output.endswith("\n… and 30001 more characters")


def test_nobody_leaves_and_nobody_is_asked():
    assert Prompt().run("exit()")[1] is False
    assert "EOFError" in Prompt().run("input()")[0]


def test_completion_reads_names_attributes_and_keywords():
    prompt = Prompt()
    prompt.run("zebra = 'text'")
    assert prompt.complete("print(zeb") == ["zebra"]
    assert prompt.complete("zebra.upp") == ["zebra.upper"]
    assert "zebra.__len__" in prompt.complete("zebra.__le")
    assert prompt.complete("whi") == ["while"]
    assert prompt.complete("nobody.x") == []
    assert prompt.complete("1 +") == []
