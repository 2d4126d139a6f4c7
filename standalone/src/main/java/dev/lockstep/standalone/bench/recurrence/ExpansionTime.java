package dev.lockstep.standalone.bench.recurrence;

import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A thousand instants of a rule, from its text: ours beside lib-recur without a zone and java.time,
 * which is the fastest correct way to use it.
 */
final class ExpansionTime {

  /** One of each kind that calendars are full of. */
  private static final List<String> RULES =
      List.of(
          "FREQ=DAILY",
          "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR",
          "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
          "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
          "FREQ=YEARLY;BYMONTH=2;BYDAY=-1SU");

  private static final int INSTANTS = 1000;
  private static final int WARM_UP = 400;
  private static final int PER_ROUND = 60;
  private static final double MICROS = 1e3;

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 9, 0);

  /** Room for a thousand occurrences of a yearly rule. */
  private static final Window WINDOW =
      new Window(START.toLocalDate(), START.toLocalDate().plusYears(2 * INSTANTS), INSTANTS);

  private ExpansionTime() {}

  /** A way to find the first thousand instants of a rule. */
  private interface Expander {
    List<Instant> instants(String rule);
  }

  static List<Figure> measure(Run run, int rounds) {
    for (String rule : RULES) {
      if (!ours(rule).equals(bare(rule))) {
        throw new IllegalStateException(rule + ": lib-recur says other instants");
      }
    }
    for (int i = 0; i < WARM_UP; i++) {
      RULES.forEach(
          rule -> {
            ours(rule);
            bare(rule);
          });
    }
    return RULES.stream().map(rule -> figure(run, rule, rounds)).toList();
  }

  private static Figure figure(Run run, String rule, int rounds) {
    run.say(rule);
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        ours.add(micros(ExpansionTime::ours, rule));
        bare.add(micros(ExpansionTime::bare, rule));
      } else {
        bare.add(micros(ExpansionTime::bare, rule));
        ours.add(micros(ExpansionTime::ours, rule));
      }
    }
    return Figure.of("1,000 instants of " + rule, "µs", new Samples(ours))
        .beside("lib-recur and java.time", new Samples(bare))
        .should(new Goal.ShareAtMost(1));
  }

  private static double micros(Expander expander, String rule) {
    long begin = System.nanoTime();
    for (int i = 0; i < PER_ROUND; i++) {
      if (expander.instants(rule).size() != INSTANTS) {
        throw new IllegalStateException(rule + ": it ended");
      }
    }
    return (System.nanoTime() - begin) / MICROS / PER_ROUND;
  }

  private static List<Instant> ours(String text) {
    SeriesStart start = new SeriesStart.Timed(START, ZONE);
    RecurrenceRule rule = RruleReader.read(text, start);
    List<Instant> instants = new ArrayList<>(INSTANTS);
    for (LocalDateTime local : new RuleExpander(rule, START).within(WINDOW).starts()) {
      instants.add(local.atZone(ZONE).toInstant());
    }
    return instants;
  }

  private static List<Instant> bare(String text) {
    try {
      RecurrenceRuleIterator starts =
          new org.dmfs.rfc5545.recur.RecurrenceRule(text)
              .iterator(
                  new DateTime(
                      START.getYear(),
                      START.getMonthValue() - 1,
                      START.getDayOfMonth(),
                      START.getHour(),
                      START.getMinute(),
                      START.getSecond()));
      List<Instant> instants = new ArrayList<>(INSTANTS);
      while (instants.size() < INSTANTS && starts.hasNext()) {
        LocalDateTime local =
            LocalDateTime.ofEpochSecond(
                Math.floorDiv(starts.nextMillis(), 1000L), 0, ZoneOffset.UTC);
        instants.add(local.atZone(ZONE).toInstant());
      }
      return instants;
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("lib-recur rejects " + text, e);
    }
  }
}
