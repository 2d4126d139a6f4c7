package dev.lockstep.standalone.check;

import dev.lockstep.standalone.check.Stage.Rep;
import dev.lockstep.standalone.desk.Event;
import dev.lockstep.standalone.desk.RecordId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to appointments of the CRM: the rules CRM-1, CRM-2 and LINK. */
final class CrmScenes {
  private final Stage stage;
  private final Rep vera;
  private final Rep otto;
  private final boolean link;

  /**
   * The scenes.
   *
   * @param link whether the administrator switched the link on
   */
  CrmScenes(Stage stage, Rep vera, Rep otto, boolean link) {
    this.stage = stage;
    this.vera = vera;
    this.otto = otto;
    this.link = link;
  }

  List<Scene> scenes() {
    List<Scene> rules =
        List.of(
            new Scene("CRM-1", "appointment added in the CRM", this::added),
            new Scene("CRM-1", "appointment renamed and moved in the CRM", this::edited),
            new Scene("CRM-1", "event of such an appointment edited in the mailbox", this::back),
            new Scene("CRM-1", "appointment deleted in the CRM", this::deleted),
            new Scene("CRM-1", "meeting with a colleague made private in the CRM", this::hidden),
            new Scene("CRM-2", "appointment of a rep without a mailbox", this::noMailbox));
    return link
        ? Stream.concat(
                rules.stream(),
                Stream.of(new Scene("LINK", "appointment added in the CRM, link on", this::linked)))
            .toList()
        : rules;
  }

  private Outcome added() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("CRM-1 added");
    LocalDateTime start = stage.time();
    RecordId id = stage.crm().addAppointment(vera.id(), subject, start);
    Eventually.Seen<Event> seen =
        stage.event("an event in the rep's mailbox", vera, start, subject, _ -> true);
    return new Outcome(
        "event at " + seen.value().start() + " UTC", "record " + id + " at " + start, seen.after());
  }

  private Outcome edited() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("CRM-1 to edit");
    String other = stage.subject("CRM-1 edited");
    LocalDateTime start = stage.time();
    RecordId id = stage.crm().addAppointment(vera.id(), subject, start);
    Event event = stage.event("an event", vera, start, subject, _ -> true).value();
    stage.crm().edit(id, other, "Room 7");
    Eventually.Seen<Event> seen =
        Eventually.SOON.find(
            "the event with the new subject and place",
            () -> stage.outlook().find(vera.address(), event.id()),
            one -> one.subject().equals(other) && one.location().equals("Room 7"));
    return new Outcome(
        "renamed, in " + seen.value().location(), "renamed, in Room 7", seen.after());
  }

  private Outcome back() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("CRM-1 to edit there");
    String other = stage.subject("CRM-1 edited there");
    LocalDateTime start = stage.time();
    RecordId id = stage.crm().addAppointment(vera.id(), subject, start);
    Event event = stage.event("an event", vera, start, subject, _ -> true).value();
    stage.outlook().edit(vera.address(), event.id(), other, "Room 8");
    Eventually.Seen<?> seen =
        Eventually.SOON.find(
            "the record with the new subject and place",
            () -> stage.crm().find(id),
            row -> row.subject().equals(other) && row.location().equals("Room 8"));
    return new Outcome("renamed, in Room 8", "renamed, in Room 8", seen.after());
  }

  private Outcome deleted() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("CRM-1 to delete");
    LocalDateTime start = stage.time();
    RecordId id = stage.crm().addAppointment(vera.id(), subject, start);
    Event event = stage.event("an event", vera, start, subject, _ -> true).value();
    stage.crm().delete(id);
    Eventually.Seen<Optional<Event>> seen =
        Eventually.SOON.see(
            "no event any more",
            () -> stage.outlook().find(vera.address(), event.id()),
            Optional::isEmpty);
    return new Outcome("gone", "deleted", seen.after());
  }

  private Outcome hidden() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("CRM-1 private");
    Event event =
        stage.outlook().add(vera.address(), subject, stage.time(), List.of(otto.address()));
    RecordId id = stage.row("a record", subject, _ -> true).value().id();
    stage.crm().setPrivate(id, true);
    Eventually.Seen<Event> seen =
        Eventually.SOON.find(
            "the event made private",
            () -> stage.outlook().find(vera.address(), event.id()),
            one -> one.sensitivity().equals("private"));
    if (!seen.value().subject().equals(subject)
        || !seen.value().attendees().contains(otto.address())) {
      throw new Failed("the event lost its subject or its attendee: " + seen.value());
    }
    return new Outcome("private, subject and attendee as before", "private", seen.after());
  }

  private Outcome noMailbox() throws Failed, IOException, SQLException, InterruptedException {
    Rep hugo = stage.rep("hugo", false);
    String subject = stage.subject("CRM-2");
    LocalDateTime start = stage.time();
    stage.crm().addAppointment(hugo.id(), subject, start);
    stage.letPassFromCrm(vera);
    stage.outlook().addMailbox(hugo.address(), "hugo");
    if (!stage.outlook().findBySubject(hugo.address(), start, subject).isEmpty()) {
      throw new Failed("an event was written for a rep without a mailbox");
    }
    stage.crm().enable(hugo.id(), true);
    Eventually.Seen<Event> seen =
        stage.event("an event, once the rep has a mailbox", hugo, start, subject, _ -> true);
    return new Outcome("nothing, then (enabled) event", "record of " + hugo.id(), seen.after());
  }

  private Outcome linked() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("LINK");
    LocalDateTime start = stage.time();
    RecordId id = stage.crm().addAppointment(vera.id(), subject, start);
    Eventually.Seen<Event> seen =
        stage.event(
            "an event whose text has a link to the record",
            vera,
            start,
            subject,
            event -> event.text().contains(id.toString()));
    if (stage.crm().find(id).filter(row -> row.text().isEmpty()).isEmpty()) {
      throw new Failed("the link came back into the CRM");
    }
    return new Outcome("text with the link", "text without it", seen.after());
  }
}
