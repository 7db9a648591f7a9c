"""What surveys do by themselves: reminding before a deadline, and forgetting a year later."""

from rathaus.kernel.jobs import periodic
from rathaus.participation.surveys.forgetting import forget_old
from rathaus.participation.surveys.reminding import remind_by_the_clock


@periodic("37 6 * * *", "participation.remind_surveys")
def remind_surveys() -> None:
    """Remind those who have not answered, on the days that each survey names."""
    remind_by_the_clock()


@periodic("47 3 * * *", "participation.forget_surveys")
def forget_surveys() -> None:
    """Remove answers and names of surveys that were closed a year ago."""
    forget_old()
