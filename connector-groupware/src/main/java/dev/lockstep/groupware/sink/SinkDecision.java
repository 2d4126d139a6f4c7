package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Reading;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareCommand.CreateEvent;
import dev.lockstep.model.groupware.GroupwareCommand.DeleteEvent;
import dev.lockstep.model.groupware.GroupwareCommand.UpdateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a command is carried out, and what Graph's answers mean for it. Pure: it sends nothing, waits
 * for nothing and remembers nothing, so it can be run through millions of histories.
 *
 * <p>A command may come a second time at any point, and any answer may have been lost; so each path
 * ends in the same state of the mailbox, however often it is begun. Nothing unseen is overwritten:
 * a change names the version that it is based on.
 */
public final class SinkDecision {

  /**
   * A version that no event has. It stands in for that of an event which somebody has edited since
   * a first attempt created it: what it was then cannot be known, and the next command must not
   * take the edit for its own work.
   */
  static final String LOST_VERSION = "W/\"lost\"";

  /** Exchange's own work on a new event is over by then; whatever comes later is an edit. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** As many conflicts that are none may pass by themselves: an earlier attempt is still at it. */
  private static final int UNFOUNDED_MOST = 5;

  /** Why a command is given up whose conflicts were none. */
  static final String UNFOUNDED = "a conflict was reported, but nobody has changed the event";

  private static final String DUPLICATE = "ErrorDuplicateTransactionId";

  private final EventMapping mapping;

  /** Decisions by this mapping. */
  public SinkDecision(EventMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * What to do first.
   *
   * @param carriedOut whether it is known to have created its event before, or to have been
   *     refused, as when a topic is read again: what is gone since is not made a second time, nor
   *     what a later command made
   */
  public Step first(GroupwareCommand command, boolean carriedOut) {
    return switch (command) {
      case CreateEvent create when carriedOut ->
          Step.Ask.first(find(create), Step.Phase.FINDING_CREATED);
      case CreateEvent create ->
          Step.Ask.first(
              new Request.Create(
                  new EventDraft(
                      mapping.whole(create.wanted()),
                      TransactionId.of(create.id()),
                      create.id().appointment())),
              Step.Phase.CREATING);
      case UpdateEvent update -> beginning(update);
      case DeleteEvent delete -> beginning(delete);
    };
  }

  private Step.Ask beginning(UpdateEvent update) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    fields.addAll(update.changed());
    fields.remove(Field.PARTICIPANTS);
    EventPatch patch = mapping.fields(update.wanted(), fields, update.replaced());
    return patch.isEmpty()
        ? Step.Ask.first(new Request.Read(update.event().id()), Step.Phase.READING_PARTICIPANTS)
        : Step.Ask.first(
            new Request.Change(update.event().id(), update.base(), patch),
            Step.Phase.CHANGING_FIELDS);
  }

  private static Step.Ask beginning(DeleteEvent delete) {
    return Step.Ask.first(
        new Request.Delete(delete.event().id(), delete.base()), Step.Phase.DELETING);
  }

  /** What to do after an answer. */
  public Step next(GroupwareCommand command, Step.Ask asked, Answer answer) {
    if (answer instanceof Answer.Failed failed) {
      switch (failed.error()) {
        case GraphError.Throttled _, GraphError.Transient _ -> {
          return asked.repeated();
        }
        case GraphError.Denied denied -> {
          return rejected(command, denied.words());
        }
        case GraphError.Refused refused -> {
          return rejected(command, refused.words());
        }
        case GraphError.DeltaTokenDead dead -> {
          return rejected(command, dead.words());
        }
        case GraphError.NotFound _, GraphError.Conflict _ -> {}
      }
    }
    return switch (command) {
      case CreateEvent create -> created(create, asked, answer);
      case UpdateEvent update -> updated(update, asked, answer);
      case DeleteEvent delete -> deleted(delete, asked, answer);
    };
  }

  private Step created(CreateEvent create, Step.Ask asked, Answer answer) {
    boolean finding = asked.phase() == Step.Phase.FINDING_CREATED;
    return switch (answer) {
      case Answer.Event found -> created(create, found.event(), asked.again() || finding);
      case Answer.Series _, Answer.Instances _ -> throw notAsked(create);
      // nothing will ever be read of it: as a conflict it would be waited for without end
      case Answer.Nothing _ when asked.unfounded() < UNFOUNDED_MOST ->
          rejected(create, "it was created by a first attempt and is gone since");
      case Answer.Nothing _ ->
          rejected(create, "a conflict was reported, but there is no such event");
      case Answer.Failed(GraphError.Conflict conflict) when !finding ->
          conflict.code().equals(DUPLICATE)
              ? Step.Ask.first(find(create), Step.Phase.FINDING_CREATED)
              : contended(create, asked);
      case Answer.Failed failed -> rejected(create, failed.error().words());
    };
  }

  /**
   * It is tried a few times more; then it is looked for, as an earlier attempt may have made it.
   */
  private static Step contended(CreateEvent create, Step.Ask asked) {
    return asked.unfounded() < UNFOUNDED_MOST
        ? asked.begunAgain(asked)
        : asked.next(find(create), Step.Phase.FINDING_CREATED);
  }

  private static Request find(CreateEvent create) {
    return new Request.Find(create.id().appointment());
  }

  private Step created(CreateEvent create, GraphEvent event, boolean again) {
    boolean asWanted = mapping.shows(event, create.wanted());
    if (!asWanted && isEditedSince(event)) {
      return done(
          written(
              create,
              event,
              LOST_VERSION,
              new Stored(create.wanted().content(), stored(event, create.wanted()).hides()),
              true,
              Optional.empty()));
    }
    return written(create, create.wanted(), event, again);
  }

  private static boolean isEditedSince(GraphEvent event) {
    return event
        .created()
        .flatMap(
            created -> event.modified().map(modified -> modified.isAfter(created.plus(SETTLED))))
        .orElse(false);
  }

  private Step updated(UpdateEvent update, Step.Ask asked, Answer answer) {
    return switch (answer) {
      case Answer.Event found -> updated(update, asked, found.event());
      case Answer.Series _, Answer.Instances _ -> throw notAsked(update);
      case Answer.Nothing _ -> gone(update);
      case Answer.Failed failed ->
          failed.error() instanceof GraphError.Conflict
                  && asked.phase() != Step.Phase.CHECKING_CHANGE
              ? asked.next(new Request.Read(update.event().id()), Step.Phase.CHECKING_CHANGE)
              : gone(update);
    };
  }

  private Step updated(UpdateEvent update, Step.Ask asked, GraphEvent event) {
    boolean participants = update.changed().contains(Field.PARTICIPANTS);
    return switch (asked.phase()) {
      case CHANGING_FIELDS ->
          participants
              ? changeParticipants(update, asked, event)
              : written(update, update.wanted(), event, false);
      case READING_PARTICIPANTS ->
          event.etag().equals(update.base())
              ? participants
                  ? changeParticipants(update, asked, event)
                  : written(update, update.wanted(), event, true)
              : checked(update, asked, event);
      case CHANGING_PARTICIPANTS -> written(update, asked, event);
      case CHECKING_CHANGE, CREATING, FINDING_CREATED, DELETING, CHECKING_DELETION ->
          checked(update, asked, event);
    };
  }

  private Step changeParticipants(UpdateEvent update, Step.Ask asked, GraphEvent present) {
    return asked.next(
        new Request.Change(
            present.id(), present.etag(), mapping.participants(update.wanted(), present)),
        Step.Phase.CHANGING_PARTICIPANTS);
  }

  /**
   * What a refused change means, by what the event is now. If it still has the version that the
   * change is based on, nobody has changed it: it is tried a few times more, and then it is
   * refused. As a conflict it would wait for a version that never comes.
   */
  private Step checked(UpdateEvent update, Step.Ask asked, GraphEvent event) {
    if (mapping.shows(event, update.wanted())) {
      return written(update, update.wanted(), event, true);
    }
    if (event.etag().equals(update.base())) {
      return unfounded(update, asked, beginning(update));
    }
    return done(
        new GroupwareResult.Conflict(
            update.id(),
            "somebody changed the event since it was read",
            mapping.showing(event, update.wanted(), update.changed())));
  }

  private static Step unfounded(GroupwareCommand command, Step.Ask asked, Step.Ask beginning) {
    return asked.unfounded() < UNFOUNDED_MOST
        ? asked.begunAgain(beginning)
        : rejected(command, UNFOUNDED);
  }

  private static Step gone(GroupwareCommand command) {
    return done(new GroupwareResult.Conflict(command.id(), "the event is gone"));
  }

  private static Step deleted(DeleteEvent delete, Step.Ask asked, Answer answer) {
    boolean checking = asked.phase() == Step.Phase.CHECKING_DELETION;
    return switch (answer) {
      case Answer.Series _, Answer.Instances _ -> throw notAsked(delete);
      case Answer.Nothing _ -> done(new GroupwareResult.Deleted(delete.id(), false));
      case Answer.Event found when found.event().etag().equals(delete.base()) ->
          unfounded(delete, asked, beginning(delete));
      case Answer.Event _ ->
          done(
              new GroupwareResult.Conflict(
                  delete.id(), "somebody changed the event since it was read"));
      case Answer.Failed failed ->
          switch (failed.error()) {
            case GraphError.NotFound _ -> done(new GroupwareResult.Deleted(delete.id(), true));
            case GraphError error ->
                checking
                    ? done(new GroupwareResult.Conflict(delete.id(), error.words()))
                    : asked.next(
                        new Request.Read(delete.event().id()), Step.Phase.CHECKING_DELETION);
          };
    };
  }

  private Step written(
      GroupwareCommand command, EventState wanted, GraphEvent event, boolean already) {
    return done(
        written(command, event, event.etag(), stored(event, wanted), already, Optional.empty()));
  }

  /** The second of two requests was answered: what the first had made of the event is past. */
  private Step written(UpdateEvent update, Step.Ask second, GraphEvent event) {
    Optional<String> replaced =
        second.request() instanceof Request.Change change && !change.etag().equals(update.base())
            ? Optional.of(change.etag())
            : Optional.empty();
    return done(
        written(update, event, event.etag(), stored(event, update.wanted()), false, replaced));
  }

  private static GroupwareResult written(
      GroupwareCommand command,
      GraphEvent event,
      String version,
      Stored stored,
      boolean already,
      Optional<String> replaced) {
    return new GroupwareResult.Written(
        command.id(),
        new EventRef(command.mailbox(), event.id()),
        event.iCalUId(),
        version,
        stored.content(),
        already,
        replaced,
        stored.hides(),
        event.modified());
  }

  /**
   * What an event is after a write, as the capture will report it.
   *
   * @param hides whether it has participants that are not shown: its owner may have invited them,
   *     even between two attempts to create it
   */
  private record Stored(Appointment content, boolean hides) {}

  private Stored stored(GraphEvent event, EventState wanted) {
    return switch (mapping.read(event, wanted.mailbox())) {
      case Reading.Meant meant -> new Stored(meant.content(), meant.hidesParticipants());
      case Reading.NotMeant _ -> new Stored(wanted.content(), false);
    };
  }

  private static Step rejected(GroupwareCommand command, String words) {
    return done(new GroupwareResult.Rejected(command.id(), Reason.REJECTED, words));
  }

  private static IllegalArgumentException notAsked(GroupwareCommand command) {
    return new IllegalArgumentException("no series was asked for: " + command.id());
  }

  private static Step done(GroupwareResult result) {
    return new Step.Done(result);
  }
}
