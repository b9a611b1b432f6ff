from onrecord.acquire.web.robots import MISSED, REMEMBERED, Robots, Rules, user_agent

TEXT = "User-agent: onrecord\nDisallow: /private\nCrawl-delay: 3\n"


def robots(answers):
    asked, now = [], [0.0]

    def ask(address):
        asked.append(address)
        return answers[min(len(asked), len(answers)) - 1]

    return Robots(ask, lambda: now[0]), asked, now


def test_the_rules_of_a_site_are_asked_once_a_day():
    rules, asked, now = robots([Rules(text=TEXT)])
    for path in ("/a", "/private/b", "/c"):
        assert rules.allows(f"https://post.example{path}") == (path != "/private/b")
    assert rules.delay("https://POST.example/a") == 3
    assert asked == ["https://post.example/robots.txt"]
    now[0] = REMEMBERED + 1
    rules.allows("https://post.example/a")
    assert len(asked) == 2


def test_each_scheme_and_port_is_a_site_of_its_own():
    rules, asked, _ = robots([Rules()])
    for site in ("http://post.example", "https://post.example", "https://post.example:8443"):
        assert rules.allows(f"{site}/a")
        assert rules.delay(f"{site}/a") == 0
    assert len(asked) == 3


def test_rules_that_could_not_be_had_are_asked_for_again_soon():
    rules, asked, now = robots([Rules(trouble="status 503"), Rules(text=TEXT)])
    assert rules.trouble_with("https://post.example/a") == "status 503"
    assert rules.trouble_with("https://post.example/b") == "status 503"
    now[0] = MISSED + 1
    assert rules.trouble_with("https://post.example/a") == ""
    assert len(asked) == 2


def test_we_have_a_name():
    assert user_agent().startswith("onrecord/")
