"""The search as a job: from asking to a plan, stopped early, taken over after a worker's death."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from rathaus.kernel.time import now
from rathaus.strategy.planning.validate import check
from rathaus.strategy.schedule import searching
from rathaus.strategy.schedule.errors import PlanRefused
from rathaus.strategy.schedule.jobs import revive_plans, search_plan
from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.rules.lifting import fixed_load
from rathaus.strategy.schedule.store import runs
from rathaus.strategy.schedule.store.codec import starts_from_json, unpack_task
from tests.integration.strategy.schedule.planned_city import SETTINGS, load_planned, planned_run
from tests.integration.strategy.small_city import OFFICE

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _city() -> None:
    load_planned()


def test_a_plan_is_searched_and_kept_with_its_bound() -> None:
    run = planned_run()
    search_plan.run_now(run=run.pk)
    run.refresh_from_db()
    assert run.state == PlanRun.State.DONE
    task, starts = unpack_task(run.task), starts_from_json(run.starts)
    assert set(starts) == {"p-1", "p-2", "p-3", "p-4"}
    assert check(task.instance, starts) == []
    assert run.objective is not None
    assert run.bound is not None
    assert run.early_objective is not None
    assert 0 < run.bound <= run.objective
    assert run.early_bound is not None
    assert run.early_bound <= run.early_objective
    assert fixed_load(task.instance.projects, 12)["central-it"][0] > 0


def test_c_starts_only_after_what_comes_first() -> None:
    run = planned_run()
    search_plan.run_now(run=run.pk)
    run.refresh_from_db()
    starts = starts_from_json(run.starts)
    assert starts["p-2"].quarter <= min(starts["p-3"].quarter, starts["p-4"].quarter)


def test_a_second_search_for_the_same_plan_is_refused() -> None:
    planned_run()
    with pytest.raises(PlanRefused):
        planned_run()


def test_a_search_that_waits_is_closed_at_once_when_it_is_stopped() -> None:
    run = planned_run()
    runs.ask_stop(run.pk, actor=OFFICE)
    run.refresh_from_db()
    assert run.state == PlanRun.State.STOPPED
    search_plan.run_now(run=run.pk)
    run.refresh_from_db()
    assert run.starts is None


def test_a_running_search_that_is_told_to_stop_keeps_its_plan() -> None:
    run = planned_run()
    PlanRun.objects.filter(pk=run.pk).update(stop_asked=True, budget=500)
    search_plan.run_now(run=run.pk)
    run.refresh_from_db()
    assert run.state in (PlanRun.State.STOPPED, PlanRun.State.DONE)
    assert run.starts


def test_a_search_goes_on_from_its_best_plan() -> None:
    run = planned_run()
    search_plan.run_now(run=run.pk)
    run.refresh_from_db()
    before, spent = run.objective, run.seconds
    runs.go_on(run.pk, seconds=5, actor=OFFICE)
    search_plan.run_now(run=run.pk)
    run.refresh_from_db()
    assert run.state == PlanRun.State.DONE
    assert run.objective is not None
    assert before is not None
    assert run.objective <= before
    assert run.seconds >= spent


@pytest.fixture
def _slow_child(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[str]]]:
    """Remember the search process, so that a test can end it from outside."""
    started: list[subprocess.Popen[str]] = []
    real = subprocess.Popen

    def start(*arguments: Any, **options: Any) -> subprocess.Popen[str]:
        process = real(*arguments, **options)
        started.append(process)
        return process

    monkeypatch.setattr(searching.subprocess, "Popen", start)
    yield started


def test_a_killed_search_is_taken_over(_slow_child: list[subprocess.Popen[str]]) -> None:
    run = planned_run()

    def kill() -> None:
        while not _slow_child:
            time.sleep(0.01)
        os.kill(_slow_child[0].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    search_plan.run_now(run=run.pk)
    killer.join()
    run.refresh_from_db()
    assert run.state == PlanRun.State.QUEUED

    PlanRun.objects.filter(pk=run.pk).update(beat_at=now() - timedelta(minutes=1))
    revive_plans.run_now()
    assert ProcrastinateJob.objects.filter(args={"run": run.pk}).count() == 1
    search_plan.run_now(run=run.pk)
    run.refresh_from_db()
    assert run.state == PlanRun.State.DONE


def test_a_run_whose_worker_vanished_is_claimed_only_when_it_is_silent() -> None:
    run = planned_run()
    assert runs.claim(run.pk) is not None
    assert runs.claim(run.pk) is None
    PlanRun.objects.filter(pk=run.pk).update(beat_at=now() - timedelta(minutes=1))
    assert list(runs.lost_runs()) == [run]
    assert runs.claim(run.pk) is not None


def test_the_search_waits_in_the_queue_for_long_jobs() -> None:
    run = planned_run()
    search_plan.enqueue(run=run.pk)
    queued = ProcrastinateJob.objects.get(args={"run": run.pk})
    assert queued.queue_name == "long"


def test_what_is_missing_is_kept_with_the_task() -> None:
    task = unpack_task(planned_run(SETTINGS).task)
    assert [u.project for u in task.unready] == ["p-5"]
