package dev.lockstep.sync.series;

import dev.lockstep.model.series.Series;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differed from a series and does not any more, because the mailbox gave it other times or
 * another rule: Exchange drops exceptions with the pattern that they belong to. Outlook warns of it
 * before, so they are not put back; but who made one of them in the CRM was not asked, and is told.
 *
 * @param dates on which the series still takes place; now as it says
 */
record OldExceptions(SortedSet<LocalDate> dates) {

  private static final int NAMED = 10;

  /** Those of which the appointments knew and that are not past the horizon. */
  static OldExceptions of(SeriesView before, Series now, LocalDate from) {
    Series then = before.shown().series();
    TreeSet<LocalDate> dates = new TreeSet<>();
    if (!isSamePlan(then, now)) {
      exceptions(then)
          .filter(date -> !date.isBefore(from) && before.isKnown(date) && now.isRuled(date))
          .forEach(dates::add);
      exceptions(now).forEach(dates::remove);
    }
    return new OldExceptions(dates);
  }

  private static boolean isSamePlan(Series then, Series now) {
    return then.recurrence().rule().equals(now.recurrence().rule())
        && then.content().timing().equals(now.content().timing());
  }

  private static Stream<LocalDate> exceptions(Series series) {
    return Stream.concat(
            series.recurrence().overrides().keySet().stream(),
            series.recurrence().cancellations().stream())
        .map(LocalDateTime::toLocalDate);
  }

  /** For people; empty if there are none. */
  Optional<String> words() {
    if (dates.isEmpty()) {
      return Optional.empty();
    }
    String named =
        dates.stream().limit(NAMED).map(LocalDate::toString).collect(Collectors.joining(", "));
    return Optional.of(
        "what differed went with the old pattern: "
            + named
            + (dates.size() > NAMED ? " and " + (dates.size() - NAMED) + " more" : ""));
  }
}
