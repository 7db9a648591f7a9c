"""A plan as a calendar: an all-day event for each project from its start to its end.

Source: RFC 5545. The end of an all-day event is the day after the last one (3.6.1).
"""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from rathaus.strategy.schedule.showing.plan_view import PlanView


def calendar(plan: PlanView, name: str, at: datetime) -> bytes:
    """Write the plan as iCalendar.

    Args:
        plan: the plan.
        name: name of the calendar.
        at: when it was written.
    """
    made = Calendar()
    made.add("prodid", "-//Rathaus//Drehbuch//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for key, start in plan.starts.items():
        facts = plan.task.projects[key]
        event = Event()
        event.add("uid", f"{key}@drehbuch.rathaus.invalid")
        event.add("dtstamp", at)
        event.add("summary", f"{facts.category.value} {facts.title}")
        event.add("dtstart", (facts.began or plan.quarter(start.quarter)).start)
        event.add("dtend", plan.quarter(plan.end(key)).end + timedelta(days=1))
        event.add("categories", [facts.category.value])
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())
