"""Voices in the database: one vote each, own words only, judged once, forgotten in time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction

from rathaus.audit.api import Actor, Subject, entries, verify
from rathaus.identity import api as identity
from rathaus.kernel import measures
from rathaus.kernel.time import now
from rathaus.participation.api import voices
from rathaus.participation.voices.jobs import forget_voices
from rathaus.participation.voices.models import Voice, Vote
from rathaus.participation.voices.moderation import tell_author
from rathaus.participation.voices.votes import LIMIT, voter_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]

ADA, BOB = Actor("ada", "citizen"), Actor("bob", "citizen")
OFFICE = Actor("office", "strategy_office")
GOAL = "goal:fibre"
RESIDENTS = voices.Group.RESIDENTS


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def _idea(title: str = "Mehr Radwege", *, by: Actor = ADA) -> UUID:
    return voices.write_idea(GOAL, title, "Breit und hell.", actor=by, group=RESIDENTS)


def _judge(key: UUID, state: voices.State, reason: str = "") -> None:
    version = Voice.objects.get(pk=key).version
    voices.judge(key, state, reason, expected=version, actor=OFFICE)


def _published(title: str = "Mehr Radwege") -> UUID:
    key = _idea(title)
    _judge(key, voices.State.PUBLISHED)
    return key


def test_an_idea_is_seen_only_after_the_office_published_it() -> None:
    key = _idea()
    assert voices.ideas(voices.Sorting.NEWEST) == []
    _judge(key, voices.State.PUBLISHED)
    assert [each.voice.id for each in voices.ideas(voices.Sorting.NEWEST)] == [key]


def test_the_database_refuses_a_second_vote_of_the_same_account() -> None:
    voices.vote(GOAL, "ada", RESIDENTS, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(
            target=GOAL,
            voter=voter_of(GOAL, "ada"),
            group="residents",
            value=1,
            on=now().date(),
        )


def test_a_vote_is_changed_and_taken_back() -> None:
    for value, wanted in ((1, (1, 0)), (1, (1, 0)), (-1, (0, 1)), (0, (0, 0))):
        voices.vote(GOAL, "ada", RESIDENTS, value)
        standing = voices.standings([GOAL])[GOAL]
        assert (standing.support, standing.against) == wanted
    assert voices.own_votes([GOAL], "ada") == {}


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_once_are_one_vote() -> None:
    def click(value: int) -> None:
        try:
            voices.vote(GOAL, "ada", RESIDENTS, value)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(click, [1, -1] * 5))
    assert Vote.objects.count() == 1


def test_votes_do_not_tell_who_voted() -> None:
    voices.vote(GOAL, "ada", RESIDENTS, 1)
    voices.vote("goal:sensors", "ada", RESIDENTS, 1)
    kept = list(Vote.objects.values_list("voter", flat=True))
    assert len(set(kept)) == 2
    assert not any("ada" in each for each in kept)


def test_a_flood_of_votes_and_of_words_is_stopped() -> None:
    for _number in range(LIMIT):
        voices.vote(GOAL, "ada", RESIDENTS, 1)
    with pytest.raises(voices.TooMany):
        voices.vote(GOAL, "ada", RESIDENTS, 1)
    for _number in range(5):
        _idea()
    with pytest.raises(voices.TooMany):
        _idea()
    _idea(by=BOB)


@pytest.mark.parametrize("value", [2, -2, 100])
def test_nobody_votes_twice_as_much(value: int) -> None:
    with pytest.raises(voices.VoiceError):
        voices.vote(GOAL, "ada", RESIDENTS, value)


def test_own_words_are_changed_within_the_hour_and_only_by_oneself() -> None:
    key = _idea()
    with pytest.raises(voices.VoiceNotFound):
        voices.edit(key, "Fremd", "Fremd", expected=1, actor=BOB)
    voices.edit(key, "Neuer Titel", "Neu", expected=1, actor=ADA)
    with pytest.raises(voices.StaleVoice):
        voices.edit(key, "Zweites Fenster", "Alt", expected=1, actor=ADA)
    Voice.objects.update(written_at=now() - timedelta(minutes=61))
    with pytest.raises(voices.TooLate):
        voices.edit(key, "Zu spät", "x", expected=2, actor=ADA)
    assert Voice.objects.get().title == "Neuer Titel"


def test_an_edit_after_the_office_looked_makes_its_judgement_stale() -> None:
    key = _idea()
    voices.edit(key, "Ganz anders", "Werbung", expected=1, actor=ADA)
    with pytest.raises(voices.StaleVoice):
        voices.judge(key, voices.State.PUBLISHED, "", expected=1, actor=OFFICE)


def test_withdrawing_erases_the_words_and_leaves_a_mark() -> None:
    idea = _published()
    comment = voices.write_comment(GOAL, "Gut!", actor=BOB, group=RESIDENTS, idea=idea)
    _judge(comment, voices.State.PUBLISHED)
    reply = voices.write_comment(
        GOAL, "Finde ich auch", actor=ADA, group=RESIDENTS, idea=idea, reply_to=comment
    )
    _judge(reply, voices.State.PUBLISHED)
    voices.withdraw(comment, actor=BOB)
    row = Voice.objects.get(pk=comment)
    assert (row.text, row.state) == ("", "withdrawn")
    shown = voices.comments(GOAL, idea)
    assert shown[0].gone
    assert [each.id for each in shown[0].replies] == [reply]
    with pytest.raises(voices.TooLate):
        voices.withdraw(comment, actor=BOB)
    with pytest.raises(voices.TooLate):
        _judge(comment, voices.State.PUBLISHED)


def test_replies_go_one_level_deep_and_stay_where_they_belong() -> None:
    idea, other = _published("Eins"), _published("Zwei")
    comment = voices.write_comment(GOAL, "Gut!", actor=BOB, group=RESIDENTS, idea=idea)
    _judge(comment, voices.State.PUBLISHED)
    reply = voices.write_comment(
        GOAL, "Ja", actor=ADA, group=RESIDENTS, idea=idea, reply_to=comment
    )
    _judge(reply, voices.State.PUBLISHED)
    with pytest.raises(voices.VoiceError):
        voices.write_comment(GOAL, "Ja", actor=BOB, group=RESIDENTS, idea=idea, reply_to=reply)
    with pytest.raises(voices.VoiceNotFound):
        voices.write_comment(GOAL, "Ja", actor=BOB, group=RESIDENTS, idea=other, reply_to=comment)
    for wrong in (uuid4(), _idea("Ungeprüft", by=BOB)):
        with pytest.raises(voices.VoiceNotFound):
            voices.write_comment(GOAL, "Ja", actor=BOB, group=RESIDENTS, idea=wrong)


def test_a_refusal_needs_a_reason_and_the_author_reads_it() -> None:
    person = identity.create_account(OFFICE, "ada@example.org", "Ada")
    actor = Actor(person.id, "citizen")
    key = _idea(by=actor)
    with pytest.raises(voices.VoiceError) as caught:
        _judge(key, voices.State.REFUSED, "  ")
    assert caught.value.field == "reason"
    _judge(key, voices.State.REFUSED, "Werbung")
    tell_author.run_now(key=str(key), version=2)
    assert mail.outbox[0].to == ["ada@example.org"]
    assert "Werbung" in mail.outbox[0].body
    assert "nicht veröffentlicht" in mail.outbox[0].body
    tell_author.run_now(key=str(key), version=1)
    assert len(mail.outbox) == 1, "what was judged anew is not told twice"


def test_two_people_judge_and_the_second_is_told() -> None:
    key = _idea()
    _judge(key, voices.State.PUBLISHED)
    with pytest.raises(voices.StaleVoice):
        voices.judge(key, voices.State.REFUSED, "Doch nicht", expected=1, actor=OFFICE)


def test_the_trail_knows_what_happened_and_no_words() -> None:
    key = _published()
    voices.withdraw(key, actor=ADA)
    trace = entries(Subject("participation.voice", str(key)))
    assert [each.action.rpartition("_")[2] for each in trace] == [
        "withdrawn",
        "published",
        "written",
    ]
    assert not any("Radwege" in str((each.before, each.after)) for each in trace)
    assert verify().whole


def test_orders_say_what_they_do() -> None:
    first, second = _published("Erste"), _published("Zweite")
    for person in ("a", "b", "c"):
        voices.vote(f"idea:{first}", person, RESIDENTS, 1)
    comment = voices.write_comment(GOAL, "Gut!", actor=BOB, group=RESIDENTS, idea=second)
    _judge(comment, voices.State.PUBLISHED)

    def order(sorting: voices.Sorting) -> list[UUID]:
        return [each.voice.id for each in voices.ideas(sorting)]

    assert order(voices.Sorting.SUPPORT) == [first, second]
    assert order(voices.Sorting.NEWEST) == [second, first]
    assert order(voices.Sorting.TALKED) == [second, first]


def test_weights_are_set_with_a_reason_and_kept_for_ever() -> None:
    voices.vote(GOAL, "ada", RESIDENTS, 1)
    voices.vote(GOAL, "eve", voices.Group.DEPARTMENTS, -1)
    with pytest.raises(voices.VoiceError):
        voices.set_weighing(voices.Weighing(), " ", actor=OFFICE)
    for wrong in (Decimal(-1), Decimal(11)):
        with pytest.raises(voices.VoiceError):
            voices.set_weighing(voices.Weighing(residents=wrong), "x", actor=OFFICE)
    before = voices.standings([GOAL])[GOAL].score
    voices.set_weighing(voices.Weighing(departments=Decimal(0)), "Nur Bürger", actor=OFFICE)
    after = voices.standings([GOAL])[GOAL]
    assert before is not None
    assert after.score is not None
    assert after.score > before
    assert after.departments.against == 1
    assert [each.reason for each in voices.weighing_history()] == ["Nur Bürger"]


def test_time_makes_the_system_forget() -> None:
    refused, old = _idea("Werbung"), _published("Alt")
    _judge(refused, voices.State.REFUSED, "Werbung")
    Voice.objects.filter(pk=refused).update(decided_at=now() - timedelta(days=181))
    Voice.objects.filter(pk=old).update(written_at=now() - timedelta(days=731))
    voices.vote(f"idea:{refused}", "bob", RESIDENTS, 1)
    voices.vote(f"idea:{old}", "bob", RESIDENTS, 1)
    forget_voices.run_now()
    assert Voice.objects.get(pk=refused).text == ""
    kept = Voice.objects.get(pk=old)
    assert (kept.author, kept.text) == ("", "Breit und hell.")
    assert voices.own("") == []
    assert list(Vote.objects.values_list("target", flat=True)) == [f"idea:{old}"]


@pytest.mark.parametrize("text", ["", " \n ", "\0", "x" * 4001])
def test_words_that_are_none_or_too_many_are_refused(text: str) -> None:
    with pytest.raises(voices.VoiceError) as caught:
        voices.write_comment(GOAL, text, actor=ADA, group=RESIDENTS)
    assert caught.value.field == "text"


def test_measures_count_what_is_published() -> None:
    _published()
    _idea("Ungeprüft")
    voices.vote(GOAL, "ada", RESIDENTS, 1)
    assert measures.compute("participation.ideas.published").value == 1
    assert measures.compute(f"participation.ideas.published[{GOAL}]").value == 1
    assert measures.compute("participation.ideas.published[goal:other]").value == 0
    assert measures.compute("participation.votes.cast").value == 1
