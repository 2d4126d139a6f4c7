package dev.lockstep.standalone.end.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Each of Graph's six patterns, and its ranges by number and without an end, beside days that are
 * counted one by one.
 */
final class Patterns {

  private static final LocalTime FROM = LocalTime.of(9, 0);
  private static final LocalTime TO = LocalTime.of(9, 45);
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** Well inside the horizon, which by default goes 365 days ahead. */
  private static final int DAYS_AHEAD = 350;

  private final SharedUp.Running running;

  Patterns(SharedUp.Running running) {
    this.running = running;
  }

  /** How a series repeats: as Graph says it, and by which of the days it takes place. */
  private record Pattern(String name, LocalDate start, String json, Predicate<LocalDate> rule) {}

  void play() throws Exception {
    LocalDate soon = LocalDate.now(zone()).plusDays(3);
    for (Pattern pattern : patterns(soon)) {
      byNumber(pattern);
    }
    withoutEnd(weekly(soon));
  }

  private static ZoneId zone() {
    return ZoneId.of("Europe/Berlin");
  }

  private static List<Pattern> patterns(LocalDate soon) {
    LocalDate payday = next(soon, Patterns::isLastWeekday);
    LocalDate second = next(soon.minusYears(1), Patterns::isSecondTuesday);
    LocalDate lastYear = soon.minusYears(1);
    return List.of(
        new Pattern(
            "daily",
            soon,
            "'type':'daily','interval':3",
            date -> ChronoUnit.DAYS.between(soon, date) % 3 == 0),
        weekly(soon),
        new Pattern(
            "monthly",
            soon,
            "'type':'absoluteMonthly','interval':2,'dayOfMonth':" + soon.getDayOfMonth(),
            date ->
                date.getDayOfMonth() == Math.min(soon.getDayOfMonth(), date.lengthOfMonth())
                    && ChronoUnit.MONTHS.between(soon.withDayOfMonth(1), date.withDayOfMonth(1)) % 2
                        == 0),
        new Pattern(
            "payday",
            payday,
            "'type':'relativeMonthly','interval':1,'index':'last','daysOfWeek':["
                + "'monday','tuesday','wednesday','thursday','friday']",
            Patterns::isLastWeekday),
        new Pattern(
            "yearly",
            lastYear,
            "'type':'absoluteYearly','interval':1,'dayOfMonth':%d,'month':%d"
                .formatted(lastYear.getDayOfMonth(), lastYear.getMonthValue()),
            date ->
                date.getMonth() == lastYear.getMonth()
                    && date.getDayOfMonth() == lastYear.getDayOfMonth()),
        new Pattern(
            "second",
            second,
            "'type':'relativeYearly','interval':1,'index':'second','daysOfWeek':['tuesday'],"
                + "'month':"
                + second.getMonthValue(),
            date -> date.getMonth() == second.getMonth() && isSecondTuesday(date)));
  }

  /** Two days of every second week: that of the start, and three days later. */
  private static Pattern weekly(LocalDate soon) {
    List<DayOfWeek> days = List.of(soon.getDayOfWeek(), soon.plusDays(3).getDayOfWeek());
    LocalDate monday = monday(soon);
    return new Pattern(
        "weekly",
        soon,
        "'type':'weekly','interval':2,'daysOfWeek':['%s','%s'],'firstDayOfWeek':'monday'"
            .formatted(named(days.get(0)), named(days.get(1))),
        date ->
            days.contains(date.getDayOfWeek())
                && ChronoUnit.WEEKS.between(monday, monday(date)) % 2 == 0);
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String named(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isLastWeekday(LocalDate date) {
    return !WEEKEND.contains(date.getDayOfWeek())
        && Stream.iterate(
                date.plusDays(1), it -> it.getMonth() == date.getMonth(), it -> it.plusDays(1))
            .allMatch(it -> WEEKEND.contains(it.getDayOfWeek()));
  }

  private static boolean isSecondTuesday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.TUESDAY && (date.getDayOfMonth() - 1) / 7 == 1;
  }

  private static LocalDate next(LocalDate from, Predicate<LocalDate> rule) {
    return days(from).filter(rule).findFirst().orElseThrow();
  }

  private static Stream<LocalDate> days(LocalDate from) {
    return from.datesUntil(from.plusDays(DAYS_AHEAD));
  }

  /** As many as there are of it until a third of a year from now. */
  private void byNumber(Pattern pattern) throws Exception {
    LocalDate last = LocalDate.now(zone()).plusDays(120);
    long number = pattern.start().datesUntil(last.plusDays(1)).filter(pattern.rule()).count();
    create(
        pattern,
        "{'pattern':{%s},'range':{'type':'numbered','startDate':'%s','numberOfOccurrences':%d}}"
            .formatted(pattern.json(), pattern.start(), number),
        last);
  }

  private void withoutEnd(Pattern pattern) throws Exception {
    create(
        new Pattern("endless", pattern.start(), pattern.json(), pattern.rule()),
        "{'pattern':{%s},'range':{'type':'noEnd','startDate':'%s'}}"
            .formatted(pattern.json(), pattern.start()),
        LocalDate.now(zone()).plusDays(DAYS_AHEAD));
  }

  private void create(Pattern pattern, String recurrence, LocalDate last) throws Exception {
    try (Scene scene = scene(pattern.name())) {
      scene.startsOn(pattern.start());
      scene.create(scene.subject("Round"), FROM, TO, recurrence, pattern.rule(), last);
      if (pattern.start().isBefore(LocalDate.now(zone()))) {
        scene.agenda.cancel(pattern.start()); // that is too far back to be carried
      }
      scene.shouldBeInTheCrmUntil(last, "created, " + recurrence);
    }
  }

  private Scene scene(String name) throws Exception {
    return new Scene(running, "pattern-" + name, zone(), "W. Europe Standard Time", false);
  }
}
