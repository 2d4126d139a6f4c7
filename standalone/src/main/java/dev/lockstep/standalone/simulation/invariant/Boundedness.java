package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.series.Series;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.world.World;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.state.AppointmentState;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/** What is kept of an appointment does not grow with its history. */
final class Boundedness implements Invariant {

  private static final int MOST_SUPERSEDED = 16;
  private static final int MOST_SUBJECTS = 12;

  @Override
  public String name() {
    return "boundedness";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    for (AppointmentState state : ending.states().values()) {
      int superseded =
          Math.max(
              state.groupware().state().superseded().size(),
              state.crm().state().superseded().size());
      if (superseded > MOST_SUPERSEDED
          || state.directory().size() > MOST_SUBJECTS
          || state.workList().size() > Reason.values().length) {
        return Optional.of("the state of " + state.key() + " grows");
      }
    }
    return series(ending);
  }

  /** Whether a date was moved once, follows its rule again, and does not lie ahead. */
  private static boolean isPast(SeriesView view, LocalDate date) {
    Series series = view.shown().series();
    return series.recurrence().overrides().keySet().stream()
            .map(LocalDateTime::toLocalDate)
            .noneMatch(date::equals)
        && (date.isBefore(view.until()) || series.occurrence(date).isEmpty());
  }

  /** Of a series two dates are kept, and those of what was moved; of one that is gone, nothing. */
  private static Optional<String> series(Ending ending) {
    World world = ending.world();
    if (world.setting().series().isEmpty()) {
      return Optional.empty();
    }
    for (Map.Entry<String, SeriesView> entry : world.processor().series().entrySet()) {
      SeriesObserved shown = entry.getValue().shown();
      if (entry.getValue().moved().stream().anyMatch(date -> isPast(entry.getValue(), date))
          || !shown.anew().isEmpty()) {
        return Optional.of("what is kept of the series " + entry.getKey() + " grows");
      }
      EmailAddress mailbox = shown.event().mailbox();
      boolean isThere = world.exchange().find(mailbox, shown.event().id()).isPresent();
      if (!isThere && Colleague.of(mailbox).filter(ending::isSynchronized).isPresent()) {
        return Optional.of("the series " + entry.getKey() + " is gone, and is kept still");
      }
    }
    return Optional.empty();
  }
}
