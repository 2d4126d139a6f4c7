package dev.lockstep.crm.sink;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.record.Aggregate;
import dev.lockstep.crm.record.Link;
import dev.lockstep.crm.record.Reading;
import dev.lockstep.crm.record.RecordChanges;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.crm.record.RecordWriter;
import dev.lockstep.crm.record.StoredForm;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Applies one command within one database transaction. */
final class CommandTransaction {

  private static final RecordKey UNKNOWN = new RecordKey(0, 0);

  private final RecordStore store;
  private final RecordReader reader;
  private final RecordWriter writer;
  private final StoredForm storedForm;

  CommandTransaction(CrmMapping mapping, RecordReader reader) {
    this.store = new RecordStore(mapping);
    this.reader = reader;
    this.writer = new RecordWriter(mapping);
    this.storedForm = new StoredForm(mapping, reader);
  }

  /** The record that a command is about, with its rows locked. */
  private record Target(
      Optional<Aggregate> aggregate, Reading reading, Optional<RecordStore.LinkRow> link) {

    RecordKey key() {
      return aggregate.map(Aggregate::key).orElse(UNKNOWN);
    }

    Optional<CrmRecord> state() {
      return reading instanceof Reading.Observed observed
          ? Optional.of(observed.state())
          : Optional.empty();
    }
  }

  /** What becomes of the command; the caller commits, or rolls back what was rejected. */
  CrmResult apply(Connection connection, CrmCommand command) throws SQLException {
    return switch (command) {
      case CrmCommand.CreateRecord create -> create(connection, create);
      case CrmCommand.UpdateRecord update -> update(connection, update);
      case CrmCommand.DeleteRecord delete -> delete(connection, delete);
    };
  }

  private CrmResult create(Connection connection, CrmCommand.CreateRecord command)
      throws SQLException {
    CommandId id = command.id();
    Optional<RecordStore.LinkRow> link = store.link(connection, id.appointment());
    Target target =
        link.isEmpty()
            ? new Target(Optional.empty(), new Reading.Missing(), link)
            : target(connection, link.get().activity(), link);
    Found found = link.isEmpty() ? Found.NOTHING : found(target, id, command.wanted());
    return switch (Verdict.of(command, found)) {
      case Verdict.Insert _ -> {
        RecordKey key = store.insert(connection, writer.create(command.wanted()));
        if (link.isPresent()) {
          store.updateLink(connection, link.get().row(), key, id.appointment(), id.sequence());
        } else {
          store.insertLink(connection, key, id.appointment(), id.sequence());
        }
        yield written(connection, id, key);
      }
      case Verdict.AlreadyThere() -> found(id, target);
      case Verdict.AlreadyApplied() -> asThen(id, target, command.wanted());
      case Verdict.Conflict(String words) -> new CrmResult.Conflict(id, words);
      case Verdict.Update _, Verdict.Delete _, Verdict.AlreadyDeleted _ ->
          throw new IllegalStateException("not the verdict on a create");
    };
  }

  private CrmResult update(Connection connection, CrmCommand.UpdateRecord command)
      throws SQLException {
    CommandId id = command.id();
    Target target = target(connection, command.record(), store.link(connection, id.appointment()));
    return switch (Verdict.of(command, found(target, id, command.wanted()))) {
      case Verdict.Update() -> {
        Aggregate aggregate = target.aggregate().orElseThrow();
        RecordChanges changes =
            writer.update(
                aggregate, aggregate.activity().orElseThrow(), target.state(), command.wanted());
        store.update(connection, target.key(), changes);
        if (target.link().isPresent()) {
          store.updateLink(
              connection, target.link().get().row(), target.key(), id.appointment(), id.sequence());
        } else if (command.wanted().linked()) {
          store.insertLink(connection, target.key(), id.appointment(), id.sequence());
        }
        yield written(connection, id, target.key());
      }
      case Verdict.AlreadyApplied() -> asThen(id, target, command.wanted());
      case Verdict.Conflict(String words) -> new CrmResult.Conflict(id, words);
      case Verdict.Insert _, Verdict.Delete _, Verdict.AlreadyThere _, Verdict.AlreadyDeleted _ ->
          throw new IllegalStateException("not the verdict on an update");
    };
  }

  private CrmResult delete(Connection connection, CrmCommand.DeleteRecord command)
      throws SQLException {
    CommandId id = command.id();
    Target target = target(connection, command.record(), store.link(connection, id.appointment()));
    Found found =
        new Found(
            Found.Presence.of(target.reading()),
            linkedTo(target),
            applied(target),
            target.reading().versionToChange(),
            false);
    return switch (Verdict.of(command, found)) {
      case Verdict.Delete() -> {
        store.delete(connection, target.key());
        if (target.link().isPresent()) {
          store.updateLink(
              connection, target.link().get().row(), target.key(), id.appointment(), id.sequence());
        }
        yield new CrmResult.Deleted(id, false);
      }
      case Verdict.AlreadyDeleted() -> new CrmResult.Deleted(id, true);
      case Verdict.Conflict(String words) -> new CrmResult.Conflict(id, words);
      case Verdict.Insert _, Verdict.Update _, Verdict.AlreadyThere _, Verdict.AlreadyApplied _ ->
          throw new IllegalStateException("not the verdict on a delete");
    };
  }

  /** The record, with the link of the command's appointment if that names this record. */
  private Target target(
      Connection connection, RecordKey key, Optional<RecordStore.LinkRow> appointmentsLink)
      throws SQLException {
    Aggregate aggregate = store.lock(connection, key);
    return new Target(
        Optional.of(aggregate),
        reader.read(aggregate),
        appointmentsLink.filter(link -> link.activity().equals(key)));
  }

  private Found found(Target target, CommandId id, CrmRecord wanted) {
    Optional<String> version = target.reading().versionToChange();
    Optional<String> unlinked = asWanted(target.key(), 0, id, wanted).versionToChange();
    return new Found(
        Found.Presence.of(target.reading()),
        linkedTo(target),
        applied(target),
        version,
        !wanted.linked() && version.isPresent() && version.equals(unlinked));
  }

  private Reading asWanted(RecordKey key, long sequence, CommandId id, CrmRecord wanted) {
    return storedForm.of(key, sequence, id.appointment(), wanted);
  }

  private static long applied(Target target) {
    return target
        .link()
        .filter(link -> !link.dead())
        .map(RecordStore.LinkRow::appliedSequence)
        .orElse(0L);
  }

  private static Optional<AppointmentKey> linkedTo(Target target) {
    return target.aggregate().flatMap(Aggregate::link).flatMap(Link::appointment);
  }

  private CrmResult written(Connection connection, CommandId id, RecordKey key)
      throws SQLException {
    return switch (reader.read(store.read(connection, key))) {
      case Reading.Observed(var version, var state, var _) ->
          new CrmResult.Written(id, key, version, state, false);
      case Reading.Invalid(var _, Reason reason, String words) ->
          throw new Unacceptable(reason, "as written, the record is no appointment: " + words);
      case Reading.Deleted _, Reading.Missing _, Reading.NotSynchronized _ ->
          throw new Unacceptable(Reason.REJECTED, "the database did not keep what was written");
    };
  }

  /** The record that is there instead of one that was to be made. */
  private static CrmResult found(CommandId id, Target target) {
    Reading.Observed now = observed(target);
    return new CrmResult.Found(id, target.key(), now.version(), now.state());
  }

  /** The record as it is now. */
  private static Reading.Observed observed(Target target) {
    if (target.reading() instanceof Reading.Observed observed) {
      return observed;
    }
    throw new Unacceptable(
        Reason.REJECTED, "the record " + target.key() + " is there, but cannot be read");
  }

  /** The record as it was right after the command, whatever happened to it since. */
  private CrmResult asThen(CommandId id, Target target, CrmRecord wanted) {
    long sequence = target.link().isPresent() ? id.sequence() : 0;
    Reading then = asWanted(target.key(), sequence, id, wanted);
    if (then.versionToChange().equals(target.reading().versionToChange())) {
      Reading.Observed now = observed(target);
      return new CrmResult.Written(id, target.key(), now.version(), now.state(), true);
    }
    if (then instanceof Reading.Observed(var version, var state, var _)) {
      return new CrmResult.Written(id, target.key(), version, state, true);
    }
    throw new Unacceptable(Reason.REJECTED, "what is wanted is no appointment");
  }
}
