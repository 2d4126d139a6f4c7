package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.Recurrence;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The occurrences of a whole series: what its rule yields, without the cancelled ones, with the
 * overridden ones as they are now.
 *
 * @param start the local start of the series; midnight if all-day
 * @param <T> what an overridden occurrence holds
 */
public record SeriesExpander<T>(Recurrence<T> recurrence, LocalDateTime start) {

  /**
   * One occurrence that takes place.
   *
   * @param originalStart the local start by the rule, which names the occurrence for good
   * @param override what it is now, if it differs from the series
   */
  public record Occurrence<T>(LocalDateTime originalStart, Optional<T> override) {}

  /**
   * The occurrences whose original starts lie within a window, by original start. The window's
   * limit counts cancelled ones too, as a rule's COUNT does.
   */
  public List<Occurrence<T>> within(Window window) {
    return new RuleExpander(recurrence.rule(), start)
        .within(window).starts().stream()
            .filter(originalStart -> !recurrence.cancellations().contains(originalStart))
            .map(
                originalStart ->
                    new Occurrence<>(
                        originalStart,
                        Optional.ofNullable(recurrence.overrides().get(originalStart))))
            .toList();
  }

  /**
   * Original starts of overrides and cancellations that the rule doesn't yield, as after a change
   * of the rule: what is left to report or to drop.
   */
  public SortedSet<LocalDateTime> strays() {
    RuleExpander rule = new RuleExpander(recurrence.rule(), start);
    TreeSet<LocalDateTime> strays = new TreeSet<>();
    Stream.concat(recurrence.overrides().keySet().stream(), recurrence.cancellations().stream())
        .filter(originalStart -> !rule.contains(originalStart))
        .forEach(strays::add);
    return strays;
  }
}
