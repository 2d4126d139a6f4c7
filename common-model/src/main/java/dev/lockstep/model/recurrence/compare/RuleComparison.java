package dev.lockstep.model.recurrence.compare;

import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.Expansion;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import java.time.LocalDateTime;
import java.util.Optional;

/** Whether two series take place at the same local times. */
public enum RuleComparison {
  /** They do: proven by their normal forms, or by listing both to their ends. */
  SAME,
  /** They don't: a time was found that only one of them has. */
  DIFFERENT,
  /**
   * Equal as far as was looked, {@value #LIMIT} occurrences, but neither proven. To be taken as
   * different where that is the safe side.
   */
  UNDECIDED;

  private static final int LIMIT = 2000;

  /** Compares two rules for series with the same local start. */
  public static RuleComparison compare(
      RecurrenceRule one, RecurrenceRule other, LocalDateTime start) {
    return compare(new RuleExpander(one, start), new RuleExpander(other, start));
  }

  /** Compares two series, of which one may start before its first occurrence. */
  public static RuleComparison compare(RuleExpander one, RuleExpander other) {
    Optional<LocalDateTime> firstOfOne = one.first();
    if (!firstOfOne.equals(other.first())) {
      return DIFFERENT;
    }
    if (firstOfOne.isEmpty()) {
      return UNDECIDED;
    }
    LocalDateTime first = firstOfOne.get();
    RecurrenceRule ruleOfOne = one.rule().resolvedFor(one.start().toLocalDate());
    RecurrenceRule ruleOfOther = other.rule().resolvedFor(other.start().toLocalDate());
    if (NormalForm.of(ruleOfOne, first).equals(NormalForm.of(ruleOfOther, first))) {
      return SAME;
    }
    Window window = Window.from(first.toLocalDate(), LIMIT);
    Expansion allOfOne = one.within(window);
    Expansion allOfOther = other.within(window);
    if (!allOfOne.starts().equals(allOfOther.starts())) {
      return DIFFERENT;
    }
    return allOfOne.isAllThatFollows() && allOfOther.isAllThatFollows() ? SAME : UNDECIDED;
  }
}
