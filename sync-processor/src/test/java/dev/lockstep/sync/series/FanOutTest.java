package dev.lockstep.sync.series;

import static dev.lockstep.sync.series.Plan.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.sync.series.FanOut.Handed;
import dev.lockstep.sync.series.FanOut.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FanOutTest {

  private static final SeriesHorizon HORIZON = new SeriesHorizon(30, 365);
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());
  private final FanOut fanOut = new FanOut(HORIZON, digests);

  private static Instant noon(LocalDate date) {
    return date.atTime(12, 0).atZone(ZONE).toInstant();
  }

  private SeriesView known(Plan plan) {
    return fanOut.shown(Optional.empty(), plan.shown("1"), noon(TODAY)).view().orElseThrow();
  }

  private Step shown(SeriesView view, Plan plan) {
    return fanOut.shown(Optional.of(view), plan.shown("2"), noon(TODAY));
  }

  @Test
  void aNewSeriesHandsOnWhatIsInsideTheHorizon() {
    Step step =
        fanOut.shown(Optional.empty(), Plan.daily(TODAY.minusYears(3)).shown("1"), noon(TODAY));

    assertThat(step.handed()).hasSize(30 + 1 + 365);
    assertThat(step.handed().getFirst().date()).isEqualTo(TODAY.minusDays(30));
    assertThat(step.handed().getLast().date()).isEqualTo(TODAY.plusDays(365));
    assertThat(step.tally().words()).isEqualTo("396 occurrences new");
  }

  @Test
  void oneChangedOccurrenceHandsOnExactlyThatOne() {
    LocalDate date = TODAY.plusDays(200);
    Plan plan = Plan.daily(TODAY);
    Appointment renamed = plan.ruled(date).with(new Text("Lunch"));

    Step step = shown(known(plan), plan.with(date, renamed));

    assertThat(step.handed()).hasSize(1);
    assertThat(step.handed().getFirst().date()).isEqualTo(date);
    assertThat(step.handed().getFirst().change())
        .isInstanceOfSatisfying(
            EventObserved.class,
            observed -> {
              assertThat(observed.event()).isEqualTo(Plan.EVENT);
              assertThat(observed.content()).isEqualTo(renamed);
              assertThat(OccurrenceVersion.parse(observed.version()))
                  .contains(new OccurrenceVersion(digests.of(renamed, false), "2"));
            });
    assertThat(step.tally().words()).isEqualTo("1 occurrence changed");
  }

  /** Whoever writes an occurrence mails them: that has to be known, though nothing else differs. */
  @Test
  void anOccurrenceThatNowHidesParticipantsIsHandedOn() {
    Plan plan = Plan.daily(TODAY);
    LocalDate date = TODAY.plusDays(7);
    Reduction masked = new Reduction(Field.PARTICIPANTS, "masked: it is private");
    SeriesObserved hiding = plan.shown("2").withReductionsOf(date, List.of(masked));

    Step step = fanOut.shown(Optional.of(known(plan)), hiding, noon(TODAY));

    assertThat(step.handed())
        .singleElement()
        .satisfies(
            handed -> {
              assertThat(handed.date()).isEqualTo(date);
              assertThat(handed.change())
                  .isInstanceOfSatisfying(
                      EventObserved.class,
                      observed -> {
                        assertThat(observed.reductions()).containsExactly(masked);
                        assertThat(OccurrenceVersion.parse(observed.version()))
                            .contains(
                                new OccurrenceVersion(digests.of(plan.ruled(date), true), "2"));
                      });
            });
    assertThat(fanOut.shown(step.view(), hiding, noon(TODAY)).handed()).isEmpty();
  }

  @Test
  void theSameAgainHandsOnNothing() {
    Plan plan = Plan.daily(TODAY).without(TODAY.plusDays(3));
    Step again = shown(known(plan), plan);

    assertThat(again.handed()).isEmpty();
    assertThat(again.tally().words()).isEqualTo("no occurrence changed");
    assertThat(again.view().orElseThrow().shown().version()).isEqualTo("2");
  }

  @Test
  void whatIsToBeDecidedAnewIsHandedOnThoughNothingChanged() {
    Plan plan = Plan.daily(TODAY);
    SeriesObserved shown = plan.shown("2");
    LocalDate date = TODAY.plusDays(7);
    SeriesObserved anew = shown.anew(new TreeSet<>(Set.of(date, TODAY.minusYears(1))));

    Step step = fanOut.shown(Optional.of(known(plan)), anew, noon(TODAY));

    assertThat(step.handed()).extracting(Handed::date).containsExactly(date);
    assertThat(step.tally().isNone()).isTrue();
    assertThat(step.view().orElseThrow().shown().anew()).isEmpty();
  }

  @Test
  void aShortenedSeriesTakesBackWhatIsGoneAndNoMore() {
    Plan plan = Plan.daily(TODAY);

    Step step = shown(known(plan), plan.until(TODAY.plusDays(362)));

    assertThat(step.handed())
        .allSatisfy(handed -> assertThat(handed.change()).isInstanceOf(EventAbsent.class))
        .extracting(Handed::date)
        .containsExactly(TODAY.plusDays(363), TODAY.plusDays(364), TODAY.plusDays(365));
  }

  @Test
  void theHorizonRollsOnWithoutTakingBackAnything() {
    SeriesView view = known(Plan.daily(TODAY));

    Step step = fanOut.rolled(view, noon(TODAY.plusDays(100)));

    assertThat(step.handed())
        .hasSize(100)
        .allSatisfy(handed -> assertThat(handed.change()).isInstanceOf(EventObserved.class))
        .extracting(Handed::date)
        .startsWith(TODAY.plusDays(366));
    assertThat(fanOut.rolled(step.view().orElseThrow(), noon(TODAY.plusDays(100))).handed())
        .isEmpty();
  }

  @Test
  void aRollThatReachesNothingNewChangesNothing() {
    SeriesView yearly = known(Plan.daily(TODAY).every(500));

    assertThat(yearly.next()).contains(TODAY.plusDays(500));
    assertThat(fanOut.rolled(yearly, noon(TODAY.plusDays(100))).view()).contains(yearly);
    assertThat(known(Plan.daily(TODAY).until(TODAY.plusDays(3))).next()).isEmpty();
  }

  @Test
  void whatEndedBeforeTheHorizonIsLeftAsItIsWhateverBecomesOfTheSeries() {
    SeriesView view = known(Plan.daily(TODAY));
    Instant later = noon(TODAY.plusDays(50));

    Step repatterned =
        fanOut.shown(Optional.of(view), Plan.daily(TODAY).every(400).shown("2"), later);
    Step ended = fanOut.ended(view, later);

    assertThat(repatterned.handed())
        .allSatisfy(handed -> assertThat(handed.date()).isAfterOrEqualTo(TODAY.plusDays(20)));
    assertThat(ended.handed().getFirst().date()).isEqualTo(TODAY.plusDays(20));
    assertThat(ended.view()).isEmpty();
  }

  @Test
  void anOccurrenceThatIsMovedIntoTheHorizonIsHandedOnAndSoIsWhatBecomesOfIt() {
    Plan yearly = Plan.daily(TODAY.minusDays(300)).every(800);
    LocalDate date = TODAY.plusDays(500);
    SeriesView before = known(yearly);
    Plan moved = yearly.with(date, yearly.ruled(TODAY.plusDays(9)));

    Step in = shown(before, moved);
    Step out =
        fanOut.shown(
            in.view(),
            yearly.with(date, yearly.ruled(TODAY.plusDays(700))).shown("3"),
            noon(TODAY));
    Step gone = fanOut.shown(out.view(), yearly.without(date).shown("4"), noon(TODAY));

    assertThat(in.handed()).extracting(Handed::date).containsExactly(date);
    assertThat(out.handed()).extracting(Handed::date).containsExactly(date);
    assertThat(gone.handed())
        .singleElement()
        .satisfies(handed -> assertThat(handed.change()).isInstanceOf(EventAbsent.class));
  }

  @Test
  void anOccurrenceOfLongAgoThatWasMovedIntoTheHorizonStillCounts() {
    LocalDate date = TODAY.minusDays(40);
    Plan weekly = Plan.daily(date).every(14);
    Plan moved = weekly.with(date, weekly.ruled(TODAY.minusDays(29)));

    Step first = fanOut.shown(Optional.empty(), moved.shown("1"), noon(TODAY));
    Step back = fanOut.shown(first.view(), weekly.shown("2"), noon(TODAY));

    assertThat(first.handed()).extracting(Handed::date).startsWith(date);
    assertThat(back.handed())
        .as("moved back to where nothing matters any more, yet not deleted")
        .singleElement()
        .satisfies(handed -> assertThat(handed.change()).isInstanceOf(EventObserved.class));
  }

  @Test
  void aCancelledMeetingIsCancelledInAllItsOccurrences() {
    Plan plan = Plan.daily(TODAY).until(TODAY.plusDays(2));
    SeriesObserved shown = plan.shown("2");

    Step step =
        fanOut.shown(
            Optional.of(known(plan)),
            new SeriesObserved(
                shown.event(),
                shown.iCalUId(),
                shown.version(),
                shown.organizer(),
                false,
                true,
                shown.series(),
                shown.anew(),
                shown.reductions()),
            noon(TODAY));

    assertThat(step.handed())
        .hasSize(3)
        .allSatisfy(
            handed ->
                assertThat(handed.change())
                    .isInstanceOfSatisfying(
                        EventObserved.class,
                        observed -> assertThat(observed.cancelled()).isTrue()));
  }

  @Test
  void aRollBeforehandMakesNoDifference() {
    Plan plan = Plan.daily(TODAY).without(TODAY.plusDays(370));
    LocalDate later = TODAY.plusDays(20);
    Plan edited = plan.with(TODAY.plusDays(380), plan.ruled(TODAY.plusDays(381)));

    SeriesView rolled = fanOut.rolled(known(plan), noon(later)).view().orElseThrow();
    Step afterRoll = fanOut.shown(Optional.of(rolled), edited.shown("2"), noon(later));
    Step straight = fanOut.shown(Optional.of(known(plan)), edited.shown("2"), noon(later));

    assertThat(afterRoll.view()).isEqualTo(straight.view());
    assertThat(afterRoll.handed()).extracting(Handed::date).containsExactly(TODAY.plusDays(380));
    assertThat(straight.handed()).hasSize(19);
  }
}
