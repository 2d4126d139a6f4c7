package dev.lockstep.sync.console;

import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.text.RruleWriter;
import java.time.ZoneId;

/**
 * A series as one mailbox shows it, in short. Its occurrences are appointments of their own, under
 * its key with {@code /<yyyy-MM-dd>} behind it.
 *
 * @param master the event in Graph
 * @param organized whether the mailbox's owner organized it
 * @param subject masked if it is private
 * @param rule as RRULE, with UNTIL in local time
 * @param zone of the dates
 * @param start when the first period starts
 * @param changed how many occurrences differ from the rule
 * @param cancelled how many do not take place
 */
public record SeriesSummary(
    EventRef master,
    boolean organized,
    String subject,
    String rule,
    ZoneId zone,
    Timing start,
    int changed,
    int cancelled) {

  /** What there is to say of a series. */
  static SeriesSummary of(SeriesObserved shown) {
    return new SeriesSummary(
        shown.event(),
        shown.organized(),
        shown.series().content().subject().singleLine(),
        RruleWriter.write(shown.series().recurrence().rule()),
        shown.series().zone(),
        shown.series().content().timing(),
        shown.series().recurrence().overrides().size(),
        shown.series().recurrence().cancellations().size());
  }
}
