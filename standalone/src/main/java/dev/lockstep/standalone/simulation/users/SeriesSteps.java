package dev.lockstep.standalone.simulation.users;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.WeekIndex;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.exchange.CountedDays;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.exchange.Occurrences;
import dev.lockstep.standalone.simulation.exchange.Plan;
import dev.lockstep.standalone.simulation.history.Moments;
import dev.lockstep.standalone.simulation.history.SeriesSetting;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.world.World;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses what a user does next with series. */
final class SeriesSteps {

  /** In the hour that a clock change leaves out or repeats. */
  private static final LocalTime AT_NIGHT = LocalTime.of(2, 30);

  private final Dice dice;
  private final EditWriter edits;
  private final SeriesSetting setting;

  SeriesSteps(Dice dice, EditWriter edits, SeriesSetting setting) {
    this.dice = dice;
    this.edits = edits;
    this.setting = setting;
  }

  Step.OfUser add(int number) {
    Colleague owner = dice.oneOf(Colleague.ADA, Colleague.ADA, Colleague.BOB);
    List<EmailAddress> invited = new ArrayList<>();
    if (dice.onceIn(4)) {
      invited.add(dice.oneOf(Customer.CARL, Customer.DORA).address());
    }
    for (Colleague colleague : Colleague.values()) {
      if (colleague != owner && dice.onceIn(4)) {
        invited.add(colleague.address());
      }
    }
    GraphRecurrence recurrence = recurrence(setting.begin().atZone(setting.zone()).toLocalDate());
    boolean secret = edits.secret();
    return new Step.AddSeries(
        number, owner, edits.subject(secret), secret, invited, recurrence, time(recurrence));
  }

  private LocalDate today(World world) {
    return world.now().atZone(setting.zone()).toLocalDate();
  }

  /** What it is that somebody does with this series, or with one of its occurrences. */
  Step.OfUser next(World world, Item master) {
    int number = master.number();
    Colleague owner = Colleague.of(master.mailbox()).orElseThrow();
    List<LocalDate> dates =
        new Occurrences(master).dates(today(world).minusDays(2), today(world).plusDays(13));
    if (!master.organized()) {
      return ofGuest(number, owner, dates);
    }
    int chance = dice.below(24);
    if (chance < 5 || (dates.isEmpty() && chance < 16)) {
      return new Step.EditEvent(number, owner, edits.ofSeries());
    } else if (chance < 11) {
      return new Step.EditOccurrence(number, owner, dice.pick(dates), edits.ofOccurrence());
    } else if (chance < 16) {
      return new Step.CancelOccurrence(number, owner, dice.pick(dates));
    } else if (chance < 21) {
      return repeat(world, master, owner);
    } else if (chance < 22) {
      return new Step.OpenEvent(number, owner);
    } else if (chance < 23) {
      return new Step.EndSeries(number, owner);
    }
    return new Step.DeleteEvent(number, owner);
  }

  /** What it is that a guest does with the own copy. */
  private Step.OfUser ofGuest(int number, Colleague guest, List<LocalDate> dates) {
    return switch (dice.below(8)) {
      case 0, 1, 2 ->
          new Step.AnswerInvitation(
              number,
              guest,
              dice.oneOf(
                  Participant.Response.ACCEPTED,
                  Participant.Response.TENTATIVE,
                  Participant.Response.DECLINED));
      case 3, 4 ->
          dates.isEmpty()
              ? new Step.OpenEvent(number, guest)
              : new Step.CancelOccurrence(number, guest, dice.pick(dates));
      case 5, 6 -> new Step.EditEvent(number, guest, edits.ofSeries());
      default -> new Step.DeleteEvent(number, guest);
    };
  }

  private Step.OfUser repeat(World world, Item master, Colleague owner) {
    Plan plan = master.plan().orElseThrow();
    GraphRecurrence now = plan.recurrence();
    LocalDate start = now.range().startDate();
    return switch (dice.below(4)) {
      case 0, 1 -> {
        LocalDate latest = start.isAfter(today(world)) ? start : today(world);
        yield new Step.RepeatSeries(
            master.number(),
            owner,
            new GraphRecurrence(now.pattern(), range(start, latest)),
            plan.start());
      }
      case 2 -> new Step.RepeatSeries(master.number(), owner, now, time(now));
      default -> {
        GraphRecurrence other = recurrence(dice.coin() ? start : today(world));
        yield new Step.RepeatSeries(
            master.number(), owner, other, dice.coin() ? time(other) : time(other, plan.start()));
      }
    };
  }

  private GraphRecurrence recurrence(LocalDate around) {
    LocalDate from = around.plusDays(dice.below(6) - 1L);
    GraphPattern pattern = pattern(from);
    LocalDate start =
        new CountedDays(new GraphRecurrence(pattern, new GraphRange.NoEnd(from)))
            .between(from, from.plusDays(80))
            .getFirst();
    return new GraphRecurrence(pattern, range(start, start));
  }

  private GraphPattern pattern(LocalDate from) {
    return switch (dice.below(8)) {
      case 0, 1, 2 -> new GraphPattern.Daily(1 + dice.below(4));
      case 3, 4, 5 ->
          new GraphPattern.Weekly(
              dice.onceIn(4) ? 2 : 1, days(), dice.oneOf(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
      case 6 ->
          new GraphPattern.AbsoluteMonthly(
              1, dice.coin() ? 31 : from.plusDays(dice.below(9)).getDayOfMonth());
      default ->
          new GraphPattern.RelativeMonthly(
              1, days(), dice.coin() ? WeekIndex.LAST : dice.oneOf(WeekIndex.values()));
    };
  }

  private Set<DayOfWeek> days() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    days.add(dice.oneOf(DayOfWeek.values()));
    days.add(dice.oneOf(DayOfWeek.values()));
    return days;
  }

  /** From the start on, with an end that lies not far from a date, or none. */
  private GraphRange range(LocalDate start, LocalDate around) {
    return switch (dice.below(8)) {
      case 0 -> new GraphRange.NoEnd(start);
      case 1, 2, 3, 4 -> new GraphRange.Numbered(start, 1 + dice.below(5));
      default -> new GraphRange.EndDate(start, around.plusDays(dice.below(12)));
    };
  }

  /**
   * Each time of day occurs once in a history, but for that of the clock change; or it is all day.
   */
  private Optional<LocalTime> time(GraphRecurrence recurrence) {
    if (dice.onceIn(5)) {
      return Optional.empty();
    }
    return Optional.of(
        dice.onceIn(3) && mayBeAtNight(recurrence)
            ? AT_NIGHT
            : Moments.MORNING.plusMinutes(edits.minute()));
  }

  /** The same time of day, if the series may begin there. */
  private Optional<LocalTime> time(GraphRecurrence recurrence, Optional<LocalTime> same) {
    return same.filter(AT_NIGHT::equals).isPresent() && !mayBeAtNight(recurrence)
        ? time(recurrence)
        : same;
  }

  /** No series begins in an hour that is left out or comes twice (docs/guarantees.md). */
  private boolean mayBeAtNight(GraphRecurrence recurrence) {
    ZoneRules rules = setting.zone().getRules();
    return rules.getValidOffsets(recurrence.range().startDate().atTime(AT_NIGHT)).size() == 1;
  }
}
