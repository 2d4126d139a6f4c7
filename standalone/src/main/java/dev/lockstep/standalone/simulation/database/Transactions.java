package dev.lockstep.standalone.simulation.database;

import dev.lockstep.crm.record.Reading;
import dev.lockstep.crm.sink.Found;
import dev.lockstep.crm.sink.Verdict;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.standalone.simulation.history.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies commands, each in one transaction: the real verdict on what is found, and rows as the
 * real sink writes them.
 */
public final class Transactions {

  private final Database database;
  private final Reader reader;
  private final Writer writer;
  private final Numbers numbers;
  private final List<Applied> applied = new ArrayList<>();

  /** Transactions on these tables. */
  public Transactions(Database database, Reader reader, Numbers numbers) {
    this.database = database;
    this.reader = reader;
    this.writer = new Writer(database);
    this.numbers = numbers;
  }

  /**
   * A command that changed something.
   *
   * @param before empty if the record was made
   * @param after as the rows are now
   */
  public record Applied(
      CommandId by, RecordKey record, Optional<Activity> before, Activity after) {}

  /** All that was applied, in its order. */
  public List<Applied> applied() {
    return applied;
  }

  /** What becomes of a command. */
  public CrmResult apply(CrmCommand command) {
    return switch (command) {
      case CrmCommand.CreateRecord create -> create(create);
      case CrmCommand.UpdateRecord update -> update(update);
      case CrmCommand.DeleteRecord delete -> delete(delete);
    };
  }

  private CrmResult create(CrmCommand.CreateRecord command) {
    CommandId id = command.id();
    Optional<RecordKey> linked = database.link(id.appointment()).map(Link::record);
    Found found = linked.map(record -> found(record, id, command.wanted())).orElse(Found.NOTHING);
    return switch (Verdict.of(command, found)) {
      case Verdict.Insert _ -> {
        if (!Writer.fits(command.wanted())) {
          yield refused(id);
        }
        Activity fresh = writer.fresh(numbers.of(id.appointment()), command.wanted());
        RecordKey record = database.insert(fresh);
        applied.add(new Applied(id, record, Optional.empty(), fresh));
        database.link(id.appointment(), new Link(record, id.sequence()));
        yield written(id, record, false);
      }
      case Verdict.AlreadyThere() -> found(id, linked.orElseThrow());
      case Verdict.AlreadyApplied() -> asThen(id, linked.orElseThrow(), command.wanted());
      case Verdict.Conflict(String words) -> new CrmResult.Conflict(id, words);
      case Verdict.Update _, Verdict.Delete _, Verdict.AlreadyDeleted _ ->
          throw new IllegalStateException("not the verdict on a create");
    };
  }

  private CrmResult update(CrmCommand.UpdateRecord command) {
    CommandId id = command.id();
    RecordKey record = command.record();
    return switch (Verdict.of(command, found(record, id, command.wanted()))) {
      case Verdict.Update() -> {
        if (!Writer.fits(command.wanted())) {
          yield refused(id);
        }
        Activity before = database.find(record).orElseThrow();
        Optional<CrmRecord> current =
            reader.read(record) instanceof Reading.Observed(var _, var state, var _)
                ? Optional.of(state)
                : Optional.empty();
        Activity after = writer.updated(before, current, command.wanted());
        if (!after.equals(before)) {
          database.put(record, after);
          applied.add(new Applied(id, record, Optional.of(before), after));
        }
        if (isLinked(record, id.appointment()) || command.wanted().linked()) {
          database.link(id.appointment(), new Link(record, id.sequence()));
        }
        yield written(id, record, false);
      }
      case Verdict.AlreadyApplied() -> asThen(id, record, command.wanted());
      case Verdict.Conflict(String words) -> new CrmResult.Conflict(id, words);
      case Verdict.Insert _, Verdict.Delete _, Verdict.AlreadyThere _, Verdict.AlreadyDeleted _ ->
          throw new IllegalStateException("not the verdict on an update");
    };
  }

  private CrmResult delete(CrmCommand.DeleteRecord command) {
    CommandId id = command.id();
    RecordKey record = command.record();
    return switch (Verdict.of(command, found(record, id))) {
      case Verdict.Delete() -> {
        Activity before = database.find(record).orElseThrow();
        Activity after = before.asDeleted();
        database.put(record, after);
        applied.add(new Applied(id, record, Optional.of(before), after));
        if (isLinked(record, id.appointment())) {
          database.link(id.appointment(), new Link(record, id.sequence()));
        }
        yield new CrmResult.Deleted(id, false);
      }
      case Verdict.AlreadyDeleted() -> new CrmResult.Deleted(id, true);
      case Verdict.Conflict(String words) -> new CrmResult.Conflict(id, words);
      case Verdict.Insert _, Verdict.Update _, Verdict.AlreadyThere _, Verdict.AlreadyApplied _ ->
          throw new IllegalStateException("not the verdict on a delete");
    };
  }

  private boolean isLinked(RecordKey record, AppointmentKey appointment) {
    return database.link(appointment).filter(link -> link.record().equals(record)).isPresent();
  }

  private long appliedTo(RecordKey record, AppointmentKey appointment) {
    return database
        .link(appointment)
        .filter(link -> link.record().equals(record))
        .map(Link::applied)
        .orElse(0L);
  }

  private Found found(RecordKey record, CommandId id, CrmRecord wanted) {
    Optional<String> version = reader.read(record).versionToChange();
    boolean asWanted =
        !wanted.linked()
            && version.isPresent()
            && version.equals(
                reader.stored(numbers.of(id.appointment()), wanted, 0).versionToChange());
    return found(record, id, version, asWanted);
  }

  private Found found(RecordKey record, CommandId id) {
    return found(record, id, reader.read(record).versionToChange(), false);
  }

  private Found found(RecordKey record, CommandId id, Optional<String> version, boolean asWanted) {
    return new Found(
        Found.Presence.of(reader.read(record)),
        database.linkedTo(record),
        appliedTo(record, id.appointment()),
        version,
        asWanted);
  }

  private CrmResult written(CommandId id, RecordKey record, boolean already) {
    return reader.read(record) instanceof Reading.Observed(var version, var state, var _)
        ? new CrmResult.Written(id, record, version, state, already)
        : new CrmResult.Rejected(id, Reason.REJECTED, "the record " + record + " cannot be read");
  }

  private CrmResult found(CommandId id, RecordKey record) {
    return reader.read(record) instanceof Reading.Observed(var version, var state, var _)
        ? new CrmResult.Found(id, record, version, state)
        : new CrmResult.Rejected(id, Reason.REJECTED, "the record " + record + " cannot be read");
  }

  /** The record as it was right after the command, whatever happened to it since. */
  private CrmResult asThen(CommandId id, RecordKey record, CrmRecord wanted) {
    long sequence = isLinked(record, id.appointment()) ? id.sequence() : 0;
    Reading then = reader.stored(numbers.of(id.appointment()), wanted, sequence);
    if (then.versionToChange().equals(reader.read(record).versionToChange())) {
      return written(id, record, true);
    }
    return then instanceof Reading.Observed(var version, var state, var _)
        ? new CrmResult.Written(id, record, version, state, true)
        : new CrmResult.Rejected(id, Reason.REJECTED, "what is wanted is no appointment");
  }

  private static CrmResult refused(CommandId id) {
    return new CrmResult.Rejected(
        id, Reason.REJECTED, "value too long for type character varying(40)");
  }
}
