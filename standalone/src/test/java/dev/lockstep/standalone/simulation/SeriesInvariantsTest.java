package dev.lockstep.standalone.simulation;

import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.sink.OccurrenceDecision;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.series.Series;
import dev.lockstep.standalone.simulation.processor.Processor;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesStage;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults of series, planted as those of {@link InvariantsTest} are: each is found by an invariant,
 * asked of every occurrence.
 */
class SeriesInvariantsTest {

  /** A fault, and what is wrong with the world because of it. */
  @SuppressWarnings("ImmutableEnumChecker") // of records, in a list that nobody can change
  enum Fault {
    WHAT_LEAVES_THE_HORIZON_IS_DELETED(
        "no deletion without proof",
        Plant.call(SeriesStage.class, "roll", FanOut.class, "rolled", "deletingBehind")),

    THE_HORIZON_STANDS_STILL(
        "convergence", Plant.call(SeriesStage.class, "roll", FanOut.class, "rolled", "standing")),

    THE_END_OF_A_SERIES_SAYS_NOTHING_OF_ITS_OCCURRENCES(
        "convergence",
        Plant.call(SeriesStage.class, "noLonger", FanOut.class, "ended", "forgetting")),

    A_MOVED_OCCURRENCE_IS_KNOWN_BY_ITS_NEW_DATE(
        "convergence",
        Plant.call(SeriesMapping.class, "meant", SeriesMapping.class, "date", "newDate")),

    AN_EXCEPTION_IS_DROPPED_WITH_A_CHANGE_OF_THE_PATTERN(
        "convergence",
        Plant.call(SeriesMapping.class, "meant", Series.class, "withOccurrence", "unlessRepeated")),

    A_CANCELLED_OCCURRENCE_TAKES_PLACE(
        "convergence", Plant.call(SeriesMapping.class, "meant", Series.class, "without", "with")),

    AN_OCCURRENCE_IS_WRITTEN_WHATEVER_IT_IS_BY_NOW(
        "no loss",
        Plant.call(OccurrenceDecision.class, "looked", String.class, "equals", "sameDigest")),

    A_GUESTS_COPY_OF_A_SERIES_COUNTS_AS_THE_ORGANIZERS(
        "convergence",
        Plant.call(FanOut.class, "there", SeriesObserved.class, "organized", "alwaysOrganized")),

    WHAT_WAS_SHOWN_OF_A_SERIES_IS_NOT_IN_THE_CHANGELOG_WHEN_THE_PROCESSOR_IS_KILLED(
        "boundedness", // a series that is gone is held still
        Plant.call(
            "dev.lockstep.standalone.simulation.processor.ValueDeciding",
            "keep",
            SortedMap.class,
            "put",
            "putSorted"),
        Plant.call(
            "dev.lockstep.standalone.simulation.world.Parts",
            "fail",
            Processor.class,
            "restart",
            "restart"));

    private final String invariant;
    private final List<Plant> plants;

    Fault(String invariant, Plant... plants) {
      this.invariant = invariant;
      this.plants = List.of(plants);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfSeriesIsFound(Fault fault, TestReporter reporter)
      throws ReflectiveOperationException {
    new Hunt(fault.name(), fault.invariant, fault.plants).find(reporter);
  }
}
