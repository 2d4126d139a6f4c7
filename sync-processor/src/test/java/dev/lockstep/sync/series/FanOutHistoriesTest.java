package dev.lockstep.sync.series;

import static dev.lockstep.sync.series.Plan.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.sync.series.FanOut.Handed;
import dev.lockstep.sync.series.FanOut.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fan-out over random histories, beside a count of days. */
class FanOutHistoriesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());

  private static Instant noon(LocalDate date) {
    return date.atTime(12, 0).atZone(ZONE).toInstant();
  }

  /** What appointments know, after whatever was shown, is what counting days says. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsShownTheAppointmentsKnowWhatADayByDayScanSays(long seed) {
    Random random = new Random(seed);
    for (int history = 0; history < 60; history++) {
      LocalDate today = TODAY.plusDays(random.nextInt(400));
      FanOut narrow = new FanOut(new SeriesHorizon(10, 40), digests);
      Appointments appointments = new Appointments(narrow);
      Plan plan = Plan.daily(today.minusDays(random.nextInt(60))).every(1 + random.nextInt(5));
      for (int step = 0; step < 25; step++) {
        switch (random.nextInt(8)) {
          case 0 -> appointments.show(plan, today);
          case 1 -> today = today.plusDays(random.nextInt(6));
          case 2 -> {
            today = today.plusDays(random.nextInt(3));
            appointments.roll(today);
          }
          case 3 -> {
            if (random.nextInt(5) == 0) {
              appointments.end(today);
            }
          }
          default -> {
            plan = plan.edited(random, today);
            appointments.show(plan, today);
          }
        }
        appointments.check(plan, today);
      }
    }
  }

  /** What the appointments of the occurrences were told. */
  private static final class Appointments {
    private final FanOut fanOut;
    private final Map<LocalDate, GroupwareChange> told = new TreeMap<>();
    private Optional<SeriesView> view = Optional.empty();
    private LocalDate rolled = LocalDate.MIN;
    private int versions;

    Appointments(FanOut fanOut) {
      this.fanOut = fanOut;
    }

    void show(Plan plan, LocalDate today) {
      take(fanOut.shown(view, plan.shown(String.valueOf(versions++)), noon(today)), today, plan);
    }

    void roll(LocalDate today) {
      if (view.isPresent()) {
        Step step = fanOut.rolled(view.get(), noon(today));
        assertThat(step.handed())
            .as("what comparing all of it says")
            .isEqualTo(fanOut.shown(view, view.get().shown(), noon(today)).handed());
        assertThat(step.handed())
            .allSatisfy(
                handed -> {
                  assertThat(handed.change()).isInstanceOf(EventObserved.class);
                  assertThat(told).doesNotContainKey(handed.date());
                });
        step.handed().forEach(handed -> told.put(handed.date(), handed.change()));
        view = step.view();
        rolled = today;
      }
    }

    void end(LocalDate today) {
      if (view.isPresent()) {
        Step step = fanOut.ended(view.get(), noon(today));
        step.handed().forEach(handed -> told.remove(handed.date()));
        view = step.view();
        assertThat(told.values()).noneMatch(change -> isAhead(change, today));
        told.clear();
      }
    }

    private static boolean isAhead(GroupwareChange change, LocalDate today) {
      return change instanceof EventObserved observed
          && observed.content().timing().firstDay().isAfter(today);
    }

    private void take(Step step, LocalDate today, Plan plan) {
      for (Handed handed : step.handed()) {
        @Nullable GroupwareChange before = told.get(handed.date());
        switch (handed.change()) {
          case EventObserved now -> {
            assertThat(before).as("only what differs").isNotEqualTo(sameVersion(now, before));
            told.put(handed.date(), now);
          }
          case EventAbsent absent -> {
            assertThat(plan.on(handed.date())).as("only what is gone").isEmpty();
            assertThat(told.remove(handed.date())).as("only what was there").isNotNull();
          }
          default -> throw new AssertionError(handed);
        }
      }
      view = step.view();
      rolled = today;
    }

    private static GroupwareChange sameVersion(
        EventObserved now, @Nullable GroupwareChange before) {
      return before instanceof EventObserved old
          ? new EventObserved(
              now.event(),
              now.iCalUId(),
              old.version(),
              now.organizer(),
              now.organized(),
              now.cancelled(),
              now.content(),
              now.reductions(),
              now.modified(),
              now.response())
          : now;
    }

    /** Counts days: inside the horizon all is told as it is, and nothing else is there. */
    void check(Plan plan, LocalDate today) {
      if (view.isEmpty()) {
        return;
      }
      Plan last = plan;
      if (!view.get().shown().series().equals(plan.shown("").series())) {
        return; // not shown yet
      }
      LocalDate from = today.minusDays(10);
      LocalDate until = rolled.plusDays(41);
      for (LocalDate date : from.minusDays(200).datesUntil(until.plusDays(200)).toList()) {
        Optional<Appointment> there = last.on(date);
        boolean inside =
            there.filter(one -> isInside(one, from, until)).isPresent()
                && (isIn(date, view.get().since(), until) || last.edits().containsKey(date));
        if (inside) {
          assertThat(told.get(date))
              .as("%s on %s", date, today)
              .isInstanceOfSatisfying(
                  EventObserved.class,
                  observed -> assertThat(observed.content()).isEqualTo(there.get()));
        } else if (there.isEmpty() && isIn(date, from, until)) {
          assertThat(told).as("%s on %s", date, today).doesNotContainKey(date);
        }
      }
    }

    private static boolean isIn(LocalDate date, LocalDate from, LocalDate until) {
      return !date.isBefore(from) && date.isBefore(until);
    }

    private static boolean isInside(Appointment one, LocalDate from, LocalDate until) {
      Timing.AllDay days = (Timing.AllDay) one.timing();
      return days.start().isBefore(until) && days.end().isAfter(from);
    }
  }
}
