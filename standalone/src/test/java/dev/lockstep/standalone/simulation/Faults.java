package dev.lockstep.standalone.simulation;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.groupware.sink.Step;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.series.Series;
import dev.lockstep.standalone.simulation.history.SeriesSetting;
import dev.lockstep.standalone.simulation.processor.Processor;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.rules.Directory;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.series.Tally;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What planted faults do in place of what is right: each method has the form of what it replaces,
 * with the receiver first. Called by planted code alone.
 */
@SuppressWarnings("UnusedVariable") // the form has what the fault does not look at
public final class Faults {

  private static Runnable unwritten = () -> {};
  private static int attempts;
  private static Optional<RecurrenceRule> rule = Optional.empty();

  private Faults() {}

  /** In place of the comparison of two versions. */
  public static boolean equal(Optional<?> one, Object other) {
    return true;
  }

  /** In place of {@code Phase.Awaiting.showing}: what is shown is not kept. */
  public static <S> Phase.Awaiting<S> unchanged(Phase.Awaiting<S> awaiting, Shown<S> shown) {
    return awaiting;
  }

  /** In place of {@code Field.differing}: participants always seem changed. */
  public static Set<Field> andParticipants(Appointment one, Appointment other) {
    Set<Field> fields = Field.differing(one, other);
    fields.add(Field.PARTICIPANTS);
    return fields;
  }

  /** In place of the transaction id that a command always has. */
  public static String another(CommandId command) {
    return TransactionId.of(command) + "-" + ++attempts;
  }

  /** In place of what the policy says about mails to people outside. */
  public static MailPolicy.Choice send(MailPolicy policy, Collection<MailImpact.Kind> kinds) {
    return MailPolicy.Choice.SEND;
  }

  /** In place of the question whether an event shows what is wanted. */
  public static boolean shown(EventMapping mapping, GraphEvent event, EventState wanted) {
    return true;
  }

  /** In place of another attempt at what nobody has changed. */
  public static Step conflicting(GroupwareCommand command, Step.Ask asked, Step.Ask beginning) {
    return new Step.Done(new GroupwareResult.Conflict(command.id(), "somebody changed the event"));
  }

  /** In place of masking. */
  public static Appointment unmasked(Appointment content) {
    return content;
  }

  /** In place of a map's own: the last write is not yet safe. */
  public static Object put(Map<Object, Object> states, Object key, Object state) {
    Object before = states.put(key, state);
    unwritten =
        () -> {
          if (before == null) {
            states.remove(key);
          } else {
            states.put(key, before);
          }
        };
    return before;
  }

  /** In place of a restart: what was not safe is lost. */
  public static void restart(Processor processor) {
    unwritten.run();
    unwritten = () -> {};
    processor.restart();
  }

  /** In place of the comparison of what is shown with what was seen. */
  public static boolean different(Object one, Object other) {
    return false;
  }

  /** In place of what was stored: a text as it was sent, which the server rewrote. */
  public static Appointment asSent(GroupwareResult.Written written) {
    Appointment stored = written.stored();
    return new Appointment(
        stored.subject(),
        new Text(stored.text().value().replace(" notes", "  notes")),
        stored.location(),
        stored.timing(),
        stored.participants(),
        stored.availability(),
        stored.visibility(),
        stored.reminder(),
        stored.categories());
  }

  /** In place of the state after one more command. */
  public static AppointmentState same(AppointmentState state) {
    return state;
  }

  /** In place of the time at which an input was published. */
  public static Instant now(Arrival arrival) {
    return arrival.at().plusMillis(++attempts);
  }

  /** In place of the question whether the directory has answered. */
  public static boolean answered(Directory directory, Subject subject) {
    return true;
  }

  /** In place of the roll of the horizon: it stands still. */
  public static FanOut.Step standing(FanOut fanOut, SeriesView view, Instant at) {
    return new FanOut.Step(Optional.of(view), List.of(), new Tally(0, 0, 0));
  }

  /** In place of the roll of the horizon: what leaves it is taken for deleted. */
  public static FanOut.Step deletingBehind(FanOut fanOut, SeriesView view, Instant at) {
    FanOut.Step step = fanOut.rolled(view, at);
    Series series = view.shown().series();
    LocalDate from = SeriesSetting.HORIZON.from(at, series.zone());
    List<FanOut.Handed> handed = new ArrayList<>(step.handed());
    for (LocalDate date = view.since(); date.isBefore(from); date = date.plusDays(1)) {
      if (series.occurrence(date).isPresent()) {
        handed.add(
            new FanOut.Handed(
                date, new GroupwareChange.EventAbsent(view.shown().event(), Absence.DELETED)));
      }
    }
    return new FanOut.Step(step.view(), handed, step.tally());
  }

  /** In place of what the end of a series means for its occurrences. */
  public static FanOut.Step forgetting(FanOut fanOut, SeriesView view, Instant at) {
    return new FanOut.Step(Optional.empty(), List.of(), new Tally(0, 0, 0));
  }

  /** In place of the date of an exception's original start. */
  public static LocalDate newDate(SeriesMapping mapping, GraphEvent exception, Series series) {
    return exception
        .start()
        .dateTime()
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(series.zone())
        .toLocalDate();
  }

  /** In place of the series with an exception, once its rule is another one. */
  public static Series unlessRepeated(Series series, LocalDate date, Appointment occurrence) {
    RecurrenceRule now = series.recurrence().rule();
    boolean same = rule.filter(before -> !before.equals(now)).isEmpty();
    rule = Optional.of(now);
    return same ? series.withOccurrence(date, occurrence) : series;
  }

  /** In place of the series without an occurrence. */
  public static Series with(Series series, LocalDate date) {
    return series;
  }

  /** In place of whether a mailbox's owner organized a series. */
  public static boolean alwaysOrganized(SeriesObserved series) {
    return true;
  }

  /** In place of the comparison of two digests. */
  public static boolean sameDigest(String one, Object other) {
    return true;
  }

  /** In place of a map's own: the last write is not yet safe. */
  public static Object putSorted(SortedMap<Object, Object> states, Object key, Object state) {
    return put(states, key, state);
  }
}
