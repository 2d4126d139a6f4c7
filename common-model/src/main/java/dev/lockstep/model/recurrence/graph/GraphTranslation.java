package dev.lockstep.model.recurrence.graph;

import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.compare.NormalForm;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** A canonical rule in Graph's terms: exactly the same occurrences, or none at all. */
public sealed interface GraphTranslation {
  /** How far a rewritten rule is compared with the original before it is trusted. */
  int PROOF_YEARS = 5;

  /** Graph can say it. The series starts at the start that was given. */
  record Exact(GraphRecurrence recurrence) implements GraphTranslation {}

  /** Graph can't say it; nothing similar is offered. */
  record Refused(Refusal reason) implements GraphTranslation {}

  /**
   * Translates a rule, as it is or rewritten into one with the same occurrences.
   *
   * @param start the local start of the series
   */
  static GraphTranslation of(RecurrenceRule rule, LocalDateTime start) {
    Optional<LocalDateTime> first = new RuleExpander(rule, start).first();
    if (first.isEmpty()) {
      return new Refused(Refusal.NO_OCCURRENCE);
    }
    if (rule.interval() > 1 && !first.get().equals(start)) {
      return new Refused(Refusal.START_OFF_PATTERN);
    }
    return switch (PatternChoice.of(rule.resolvedFor(start.toLocalDate()))) {
      case PatternChoice.Fits(var pattern) ->
          new Exact(new GraphRecurrence(pattern, range(rule.end(), start)));
      case PatternChoice.FitsNot(var reason) ->
          rewritten(rule, start).<GraphTranslation>map(Exact::new).orElse(new Refused(reason));
    };
  }

  private static Optional<GraphRecurrence> rewritten(RecurrenceRule rule, LocalDateTime start) {
    return switch (PatternChoice.of(NormalForm.of(rule, start))) {
      case PatternChoice.FitsNot fitsNot -> Optional.empty();
      case PatternChoice.Fits(var pattern) ->
          Optional.of(new GraphRecurrence(pattern, range(rule.end(), start)))
              .filter(recurrence -> isProven(recurrence.toRule(), rule, start));
    };
  }

  private static boolean isProven(RecurrenceRule one, RecurrenceRule other, LocalDateTime start) {
    LocalDate from = start.toLocalDate();
    Window window = new Window(from, from.plusYears(PROOF_YEARS), Integer.MAX_VALUE);
    return new RuleExpander(one, start)
        .within(window)
        .equals(new RuleExpander(other, start).within(window));
  }

  private static GraphRange range(RecurrenceEnd end, LocalDateTime start) {
    LocalDate startDate = start.toLocalDate();
    return switch (end) {
      case RecurrenceEnd.Never never -> new GraphRange.NoEnd(startDate);
      case RecurrenceEnd.Count(int occurrences) -> new GraphRange.Numbered(startDate, occurrences);
      case RecurrenceEnd.UntilDate until -> endDate(until, start);
      case RecurrenceEnd.UntilDateTime until -> endDate(until, start);
    };
  }

  private static GraphRange endDate(RecurrenceEnd until, LocalDateTime start) {
    LocalDate startDate = start.toLocalDate();
    return new GraphRange.EndDate(startDate, until.lastDate(start.toLocalTime()).orElse(startDate));
  }
}
