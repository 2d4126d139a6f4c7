package dev.lockstep.standalone.simulation.world;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.database.Database;
import dev.lockstep.standalone.simulation.database.Member;
import dev.lockstep.standalone.simulation.history.Edit;
import dev.lockstep.standalone.simulation.history.Moments;
import dev.lockstep.standalone.simulation.history.Step;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do in the CRM. */
final class CrmUsers {

  private final Database database;
  private final Eyes eyes;
  private final Ledger ledger;
  private final Tally tally;
  private final Story story;
  private final ActivityEdits edits;

  /**
   * Users of this database.
   *
   * @param zone in which they plan what was all day before
   */
  CrmUsers(Database database, ZoneId zone, Eyes eyes, Ledger ledger, Tally tally, Story story) {
    this.database = database;
    this.eyes = eyes;
    this.ledger = ledger;
    this.tally = tally;
    this.story = story;
    this.edits = new ActivityEdits(database, zone);
  }

  boolean act(Step.OfUser step) {
    return switch (step) {
      case Step.AddRecord add -> add(add);
      case Step.EditRecord(int number, Edit edit) ->
          database.ofNumber(number).filter(record -> edit(record, edit)).isPresent();
      case Step.DeleteRecord(int number, boolean row) ->
          database.ofNumber(number).filter(record -> delete(record, row)).isPresent();
      case Step.DeleteRecordsOf(Colleague rep) -> deleteAll(rep);
      case Step.Unlink(int number) -> unlink(number);
      case Step.AddCustomer(Customer customer) ->
          directory(database.add(customer), customer.words() + " is entered in the CRM.");
      case Step.RemoveCustomer(Customer customer) ->
          directory(database.remove(customer), customer.words() + " is removed from the CRM.");
      case Step.Enable(Colleague rep, boolean enabled) -> {
        if (!enabled) {
          ledger.noteUnread(rep);
        }
        yield directory(
            database.enable(rep, enabled),
            "The connector is switched " + (enabled ? "on" : "off") + " for " + rep.words() + ".");
      }
      default -> throw new IllegalArgumentException("not in the CRM: " + step);
    };
  }

  private boolean directory(boolean changed, String sentence) {
    if (changed) {
      tally.directoryChange();
      story.tell(() -> sentence);
    }
    return changed;
  }

  private boolean add(Step.AddRecord add) {
    List<Member> members = new ArrayList<>();
    for (Customer customer : add.persons()) {
      if (database.isKnown(customer)) {
        members.add(ActivityEdits.external(customer));
      }
    }
    for (Colleague colleague : add.colleagues()) {
      members.add(ActivityEdits.internal(colleague));
    }
    Appointment content = Appointment.of(new Text(add.subject()), Moments.hour(add.number()));
    RecordKey key =
        database.add(
            new Activity(
                add.number(),
                add.isPrivate() ? ActivityEdits.asPrivate(content, add.subject()) : content,
                add.rep().map(Colleague::rep),
                Optional.empty(),
                members,
                Status.PLANNED,
                Marking.NONE,
                false,
                true,
                true));
    tally.edit();
    Appointment seen = eyes.of(key).orElseThrow().content();
    ledger.note(new Ledger.Edited(add.number(), Side.CRM, seen, seen, EnumSet.of(Field.SUBJECT)));
    story.tell(
        () ->
            "Somebody adds the "
                + (add.isPrivate() ? "private " : "")
                + "record \""
                + add.subject()
                + "\" for "
                + add.rep().map(Colleague::words).orElse("nobody")
                + (members.isEmpty() ? "" : " with " + seen.participants().addresses())
                + ".");
    return true;
  }

  private static String named(Activity activity) {
    return "the record \"" + activity.content().subject() + "\"";
  }

  private boolean edit(RecordKey record, Edit edit) {
    Activity before = database.find(record).orElseThrow();
    Optional<Activity> after = edits.of(edit, before);
    if (after.isEmpty() || after.get().equals(before)) {
      return false;
    }
    Appointment seen = eyes.of(record).map(CrmRecord::content).orElseThrow();
    database.put(record, after.get());
    tally.edit();
    if (edit instanceof Edit.GiveTo) {
      ledger.note(new Ledger.Given(before.number()));
    }
    if (!after.get().appointment()) {
      ledger.note(new Ledger.LeftKind(before.number()));
    }
    Appointment wanted = eyes.of(record).map(CrmRecord::content).orElseThrow();
    if (!after.get().isSoftDeleted()) { // what is edited of a deleted one is carried nowhere
      ledger.note(
          new Ledger.Edited(
              before.number(), Side.CRM, seen, wanted, Field.differing(seen, wanted)));
    }
    story.tell(() -> "In the CRM somebody takes " + named(before) + " and " + edit.words() + ".");
    return true;
  }

  private boolean delete(RecordKey record, boolean row) {
    Activity before = database.find(record).orElseThrow();
    Appointment seen = eyes.of(record).map(CrmRecord::content).orElseThrow();
    if (row) {
      database.remove(record);
    } else {
      database.put(record, before.asDeleted());
    }
    tally.deletion();
    ledger.note(new Ledger.Deleted(before.number(), Side.CRM, seen));
    story.tell(
        () ->
            "In the CRM somebody deletes "
                + named(before)
                + (row ? " (the row itself)." : " (by its delete code)."));
    return true;
  }

  private boolean deleteAll(Colleague rep) {
    List<RecordKey> records =
        database.activities().entrySet().stream()
            .filter(
                entry ->
                    !entry.getValue().deleted()
                        && entry.getValue().rep().equals(Optional.of(rep.rep())))
            .map(Map.Entry::getKey)
            .toList();
    records.forEach(record -> delete(record, false));
    return !records.isEmpty();
  }

  private boolean unlink(int number) {
    return database
        .ofNumber(number)
        .flatMap(
            record ->
                database
                    .linkedTo(record)
                    .map(
                        appointment -> {
                          database.unlink(appointment);
                          ledger.note(new Ledger.Unlinked(number));
                          story.tell(
                              () ->
                                  "Somebody deletes the row of the match-up table of "
                                      + named(database.find(record).orElseThrow())
                                      + ".");
                          return appointment;
                        }))
        .isPresent();
  }
}
