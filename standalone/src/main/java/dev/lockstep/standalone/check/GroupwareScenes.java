package dev.lockstep.standalone.check;

import dev.lockstep.standalone.check.Stage.Rep;
import dev.lockstep.standalone.desk.Event;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.desk.Row;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** What happens to appointments of a mailbox: the rules GW-1 to GW-4. */
final class GroupwareScenes {
  private static final int MISSING = 1;
  private static final int AMBIGUOUS = 2;
  private static final int CANCELLED = 2;
  private static final int DELETED_IN_GROUPWARE = 9;

  private final Stage stage;
  private final Rep vera;
  private final Rep otto;

  GroupwareScenes(Stage stage, Rep vera, Rep otto) {
    this.stage = stage;
    this.vera = vera;
    this.otto = otto;
  }

  List<Scene> scenes() {
    return List.of(
        new Scene("GW-1", "event added in a mailbox, nobody else takes part", this::added),
        new Scene("GW-1", "event moved and renamed in a mailbox", this::edited),
        new Scene("GW-1", "event deleted in a mailbox", this::deleted),
        new Scene("GW-2", "event with a person and a rep, both known", this::allFound),
        new Scene("GW-3", "event with an address that nobody in the CRM has", this::missing),
        new Scene("GW-3", "that person is added to the CRM", this::unmarked),
        new Scene("GW-3", "event with an address that two in the CRM have", this::ambiguous),
        new Scene("GW-4", "event of a user who is not enabled in the CRM", this::notEnabled));
  }

  private Outcome added() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("GW-1 added");
    LocalDateTime start = stage.time();
    stage.outlook().add(vera.address(), subject, start, List.of());
    Eventually.Seen<Row> seen =
        stage.row("a record of the user's, not marked", subject, row -> isOwn(row, vera));
    return outcome(
        seen,
        "event at " + start,
        "record of " + vera.id() + " at " + seen.value().start().map(Object::toString).orElse("?"));
  }

  private Outcome edited() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("GW-1 to edit");
    String other = stage.subject("GW-1 edited");
    Event event = stage.outlook().add(vera.address(), subject, stage.time(), List.of());
    RecordId id = stage.row("a record", subject, _ -> true).value().id();
    stage.outlook().edit(vera.address(), event.id(), other, "Room 9");
    Eventually.Seen<Row> seen =
        Eventually.SOON.find(
            "the record with the new subject and place",
            () -> stage.crm().find(id),
            row -> row.subject().equals(other) && row.location().equals("Room 9"));
    return outcome(seen, "renamed, in Room 9", "renamed, in " + seen.value().location());
  }

  private Outcome deleted() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("GW-1 to delete");
    Event event = stage.outlook().add(vera.address(), subject, stage.time(), List.of());
    RecordId id = stage.row("a record", subject, _ -> true).value().id();
    stage.outlook().delete(vera.address(), event.id());
    Eventually.Seen<Row> seen =
        Eventually.SOON.find(
            "the record cancelled, with code 9",
            () -> stage.crm().find(id),
            row -> row.status() == CANCELLED && row.mark() == DELETED_IN_GROUPWARE);
    return outcome(seen, "deleted", "stays, cancelled, code " + seen.value().mark());
  }

  private Outcome allFound() throws Failed, IOException, SQLException, InterruptedException {
    stage.person("pia");
    String subject = stage.subject("GW-2");
    stage
        .outlook()
        .add(vera.address(), subject, stage.time(), List.of(stage.outside("pia"), otto.address()));
    Eventually.Seen<Row> seen =
        stage.row(
            "a record with both participants, not marked",
            subject,
            row ->
                isOwn(row, vera)
                    && row.participants().contains(stage.outside("pia"))
                    && row.repParticipants().contains("%09d".formatted(otto.id().serial())));
    return outcome(
        seen, "2 attendees", "participants " + seen.value().participants() + ", rep " + otto.id());
  }

  private Outcome missing() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("GW-3 missing");
    stage.outlook().add(vera.address(), subject, stage.time(), List.of(stage.outside("nora")));
    Eventually.Seen<Row> seen =
        stage.row(
            "a marked record that names who is missing",
            subject,
            row -> row.marked() && row.mark() == MISSING && row.markReason().contains("nora"));
    return outcome(seen, "1 attendee", "marked: " + seen.value().markReason());
  }

  private Outcome unmarked() throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject("GW-3 missing");
    stage.row("the marked record", subject, Row::marked);
    stage.person("nora");
    Eventually.Seen<Row> seen =
        stage.row(
            "the record unmarked, with the participant",
            subject,
            row -> isOwn(row, vera) && row.participants().contains(stage.outside("nora")));
    return outcome(seen, "as it was", "not marked, participants " + seen.value().participants());
  }

  private Outcome ambiguous() throws Failed, IOException, SQLException, InterruptedException {
    stage.person("twin");
    stage.person("twin");
    stage.letPassFromCrm(vera);
    String subject = stage.subject("GW-3 ambiguous");
    stage.outlook().add(vera.address(), subject, stage.time(), List.of(stage.outside("twin")));
    Eventually.Seen<Row> seen =
        stage.row(
            "a record marked as ambiguous",
            subject,
            row -> row.marked() && row.mark() == AMBIGUOUS);
    return outcome(seen, "1 attendee", "marked: " + seen.value().markReason());
  }

  private Outcome notEnabled() throws Failed, IOException, SQLException, InterruptedException {
    stage.outlook().addMailbox(stage.inside("greta"), "greta");
    Rep greta = stage.rep("greta", false);
    String subject = stage.subject("GW-4");
    stage.outlook().add(greta.address(), subject, stage.time(), List.of());
    stage.letPassFromGroupware(vera);
    if (!stage.crm().findBySubject(subject).isEmpty()) {
      throw new Failed("a record was written for a user who is not enabled");
    }
    stage.crm().enable(greta.id(), true);
    Eventually.Seen<Row> seen =
        stage.row("a record, once the user is enabled", subject, row -> isOwn(row, greta));
    return outcome(seen, "event", "nothing, then (enabled) record of " + greta.id());
  }

  private static boolean isOwn(Row row, Rep rep) {
    return !row.marked()
        && row.rep() == rep.id().rep()
        && row.person().equals(Optional.of(rep.person()));
  }

  private static Outcome outcome(Eventually.Seen<?> seen, String groupware, String crm) {
    return new Outcome(groupware, crm, Duration.ofMillis(seen.after().toMillis()));
  }
}
