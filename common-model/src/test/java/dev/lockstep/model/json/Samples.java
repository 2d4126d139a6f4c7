package dev.lockstep.model.json;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.groupware.MailboxEntry;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One record of every kind that stands on a topic. */
final class Samples {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final EmailAddress CARL = new EmailAddress("carl@customer.test");
  private static final AppointmentKey GW = AppointmentKey.bornInGroupware("040000008200E0|0074C5");
  private static final AppointmentKey CRM = AppointmentKey.bornInCrm(1000, 42);
  private static final RecordKey RECORD = new RecordKey(1000, 42);
  private static final EventRef EVENT = new EventRef(ADA, "AAkALgAAAA=");
  private static final Instant AT = Instant.parse("2026-11-22T21:29:36.123Z");
  private static final Rep REP = new Rep(RepId.of(new RecordKey(1, 7)), 3);
  private static final PersonRef PERSON =
      new PersonRef(new RecordKey(1, 101), Optional.of(new RecordKey(1, 900)));
  private static final Subject SUBJECT = Subject.of(ADA);

  /**
   * A record.
   *
   * @param name of its golden file, without the ending
   */
  record Sample<K, V>(String name, Topic<K, V> topic, K key, V value) {}

  private Samples() {}

  private static Appointment visit(Timing timing) {
    return new Appointment(
        new Text("Visit \uD83D\uDE00"),
        new Text("two\nlines"),
        new Text("Vienna"),
        timing,
        new Participants(
            List.of(
                new Participant(
                    CARL,
                    new Text("Carl"),
                    Participant.Role.OPTIONAL,
                    Participant.Response.TENTATIVE))),
        Availability.OUT_OF_OFFICE,
        Visibility.NORMAL,
        new Reminder.Before(15),
        new Categories(List.of("Blue", "Red")));
  }

  private static Appointment timed() {
    return visit(
        new Timing.Timed(
            LocalDateTime.of(2026, 12, 1, 10, 0),
            LocalDateTime.of(2026, 12, 1, 11, 30),
            ZoneId.of("Europe/Vienna")));
  }

  private static Appointment allDay() {
    return visit(new Timing.AllDay(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 27)));
  }

  private static CrmRecord record() {
    TreeMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
    entries.put(CARL, new ParticipantRef.External(new RecordKey(1, 200)));
    return new CrmRecord(
        allDay(),
        Optional.of(REP),
        Optional.of(PERSON),
        entries,
        Set.of(new ParticipantRef.Internal(8, 3)),
        Status.PLANNED,
        new Marking(true, 1, "not found: dora@customer.test"),
        true);
  }

  private static final GateKey GATE = GateKey.of(GateKey.Kind.DELETIONS, ADA);
  private static final Ticket TICKET = new Ticket(GW, Side.CRM, 12);

  private static EventState event() {
    return new EventState(
        ADA, timed(), new Footer(Optional.of("https://crm.test/ma/1000-42"), List.of(CARL)));
  }

  private static CommandId command(Side side) {
    return new CommandId(GW, side, 3);
  }

  private static <K, V> Sample<K, V> sample(String name, Topic<K, V> topic, K key, V value) {
    return new Sample<>(topic.name() + "." + name, topic, key, value);
  }

  private static MailImpact mail() {
    return new MailImpact(MailImpact.Kind.UPDATE, List.of(), List.of(CARL));
  }

  static List<Sample<?, ?>> all() {
    SourceKey mailbox = SourceKey.ofMailbox(GW, ADA);
    SourceKey row = SourceKey.ofRecord(CRM, RECORD.toString());
    LookupKey lookup = new LookupKey(SUBJECT, GW);
    DirectoryEntry.RepEntry rep =
        new DirectoryEntry.RepEntry(
            new RecordKey(1, 7), new Text("Ada"), REP, Optional.of(ADA), true, Optional.of(PERSON));
    DirectoryEntry.PersonEntry person =
        new DirectoryEntry.PersonEntry(new RecordKey(1, 101), new Text("Carl"), PERSON);
    return List.of(
        sample(
            "observed",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            new GroupwareChange.EventObserved(
                EVENT,
                "040000008200E0|0074C5",
                "W/\"1\"",
                ADA,
                true,
                false,
                timed(),
                List.of(new Reduction(Field.TEXT, "cut from 5 to 4 characters")),
                Optional.empty(),
                Optional.empty())),
        sample(
            "observedCopy",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            new GroupwareChange.EventObserved(
                EVENT,
                "uid",
                "W/\"1\"",
                CARL,
                false,
                false,
                timed(),
                List.of(),
                Optional.of(AT),
                Optional.of(Participant.Response.TENTATIVE))),
        sample("series", Topics.GROUPWARE_CHANGES, mailbox, series(Optional.empty())),
        sample(
            "seriesModified",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            series(
                Optional.of(
                    new LastModified(
                        AT,
                        new TreeMap<>(Map.of(LocalDate.of(2026, 12, 8), AT.plusSeconds(60))))))),
        sample(
            "notRepresentable",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            new GroupwareChange.EventNotRepresentable(
                EVENT, "uid", "W/\"1\"", Reason.RECURRING, new Text("Weekly"), "it recurs")),
        sample(
            "absent",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            new GroupwareChange.EventAbsent(EVENT, Absence.OUT_OF_WINDOW)),
        sample(
            "claimed",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            new GroupwareChange.EventClaimed(EVENT, CRM, Optional.empty())),
        sample(
            "claimedByCommand",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            new GroupwareChange.EventClaimed(EVENT, CRM, Optional.of(command(Side.GROUPWARE)))),
        sample(
            "observed",
            Topics.CRM_CHANGES,
            row,
            new CrmChange.RecordObserved(RECORD, "3:ab12", record(), List.of(), Optional.empty())),
        sample(
            "observedModified",
            Topics.CRM_CHANGES,
            row,
            new CrmChange.RecordObserved(RECORD, "3:ab12", record(), List.of(), Optional.of(AT))),
        sample(
            "invalid",
            Topics.CRM_CHANGES,
            row,
            new CrmChange.RecordInvalid(RECORD, "3:ab12", Reason.ENDS_BEFORE_START, "end_time")),
        sample(
            "absent", Topics.CRM_CHANGES, row, new CrmChange.RecordAbsent(RECORD, Absence.DELETED)),
        sample(
            "create",
            Topics.GROUPWARE_COMMANDS,
            ADA,
            new GroupwareCommand.CreateEvent(command(Side.GROUPWARE), event(), MailImpact.SILENT)),
        sample(
            "update",
            Topics.GROUPWARE_COMMANDS,
            ADA,
            new GroupwareCommand.UpdateEvent(
                command(Side.GROUPWARE),
                EVENT,
                "W/\"1\"",
                event(),
                Set.of(Field.SUBJECT),
                mail(),
                Optional.empty())),
        sample(
            "updateFooter",
            Topics.GROUPWARE_COMMANDS,
            ADA,
            new GroupwareCommand.UpdateEvent(
                command(Side.GROUPWARE),
                EVENT,
                "W/\"1\"",
                event(),
                Set.of(Field.TEXT),
                mail(),
                Optional.of(Footer.NONE))),
        sample(
            "delete",
            Topics.GROUPWARE_COMMANDS,
            ADA,
            new GroupwareCommand.DeleteEvent(command(Side.GROUPWARE), EVENT, "W/\"1\"", mail())),
        sample(
            "create",
            Topics.CRM_COMMANDS,
            GW,
            new CrmCommand.CreateRecord(command(Side.CRM), record())),
        sample(
            "update",
            Topics.CRM_COMMANDS,
            GW,
            new CrmCommand.UpdateRecord(command(Side.CRM), RECORD, "2:aa", record())),
        sample(
            "delete",
            Topics.CRM_COMMANDS,
            GW,
            new CrmCommand.DeleteRecord(command(Side.CRM), RECORD, "2:aa")),
        sample(
            "written",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Written(
                command(Side.GROUPWARE), EVENT, "uid", "W/\"2\"", timed(), true)),
        sample(
            "deleted",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Deleted(command(Side.GROUPWARE), false)),
        sample(
            "conflict",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Conflict(command(Side.GROUPWARE), "somebody changed it")),
        sample(
            "rejected",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Rejected(command(Side.GROUPWARE), Reason.REJECTED, "400")),
        sample(
            "written",
            Topics.CRM_RESULTS,
            GW,
            new CrmResult.Written(command(Side.CRM), RECORD, "3:cc", record(), false)),
        sample("deleted", Topics.CRM_RESULTS, GW, new CrmResult.Deleted(command(Side.CRM), true)),
        sample(
            "conflict",
            Topics.CRM_RESULTS,
            GW,
            new CrmResult.Conflict(command(Side.CRM), "the version had moved")),
        sample(
            "rejected",
            Topics.CRM_RESULTS,
            GW,
            new CrmResult.Rejected(command(Side.CRM), Reason.REJECTED, "value too long")),
        sample(
            "enrolment",
            Topics.GROUPWARE_MAILBOXES,
            new MailboxKey(ADA, MailboxKey.Kind.ENROLMENT),
            new MailboxEntry.Enrolment(ADA, true, "rep 1-7 is enabled")),
        sample(
            "cursor",
            Topics.GROUPWARE_MAILBOXES,
            new MailboxKey(ADA, MailboxKey.Kind.CURSOR),
            new MailboxEntry.Cursor(ADA, AT, AT, "https://graph.test/v1.0/delta?$deltatoken=x")),
        sample(
            "notifications",
            Topics.GROUPWARE_NOTIFICATIONS,
            ADA,
            new ChangeNotifications(
                List.of(
                    new ChangeNotifications.Notification(
                        "sub",
                        Optional.of("secret"),
                        Optional.of("updated"),
                        Optional.empty(),
                        Optional.of("Users/1/Events/2"))))),
        sample("rep", Topics.CRM_DIRECTORY, DirectoryKey.of(SUBJECT, rep), rep),
        sample("person", Topics.CRM_DIRECTORY, DirectoryKey.of(SUBJECT, person), person),
        sample("lookup", Topics.DIRECTORY_LOOKUPS, lookup, new Lookup(lookup, 4)),
        sample(
            "answer", Topics.DIRECTORY_ANSWERS, lookup, new Answer(SUBJECT, List.of(rep, person))),
        sample(
            "decision", Topics.DECISIONS, GW, decision(GW, Optional.empty(), List.of(), List.of())),
        sample(
            "occurrence",
            Topics.DECISIONS,
            GW.occurrence(LocalDate.of(2026, 12, 8)),
            decision(
                GW.occurrence(LocalDate.of(2026, 12, 8)),
                Optional.of(Rule.REC),
                List.of(),
                List.of())),
        sample(
            "decisionWithContest",
            Topics.DECISIONS,
            GW,
            decision(
                GW,
                Optional.empty(),
                List.of(CARL),
                List.of(
                    new Contest(
                        "subject",
                        "Lunch",
                        "Dinner",
                        ConflictPolicy.NEWEST,
                        Optional.of(Side.CRM))))),
        sample("release", Topics.OPERATOR_ACTIONS, GW, new OperatorAction.Release(GW, "eva")),
        sample(
            "releaseTaking",
            Topics.OPERATOR_ACTIONS,
            GW,
            new OperatorAction.Release(GW, "eva", Optional.of(Side.CRM))),
        sample("dismiss", Topics.OPERATOR_ACTIONS, GW, new OperatorAction.Dismiss(GW, "eva")),
        sample("retry", Topics.OPERATOR_ACTIONS, GW, new OperatorAction.Retry(GW, "eva")),
        sample(
            "pass",
            Topics.GATE_REQUESTS,
            GATE,
            new GateRequest.Pass(
                GATE, TICKET, List.of(GateKey.ofAll(GateKey.Kind.DELETIONS)), GW, 3)),
        sample(
            "withdraw",
            Topics.GATE_REQUESTS,
            GATE,
            new GateRequest.Withdraw(GATE, TICKET, List.of())),
        sample("join", Topics.GATE_REQUESTS, GATE, new GateRequest.Join(GATE, GW)),
        sample("leave", Topics.GATE_REQUESTS, GATE, new GateRequest.Leave(GATE, GW)),
        sample("release", Topics.GATE_REQUESTS, GATE, new GateRequest.Release(GATE, "eva")),
        sample("dismiss", Topics.GATE_REQUESTS, GATE, new GateRequest.Dismiss(GATE, "eva")),
        sample(
            "granted", Topics.GATE_ANSWERS, GW, new GateAnswer.Granted(TICKET, Optional.of("eva"))),
        sample("held", Topics.GATE_ANSWERS, GW, new GateAnswer.Held(TICKET, GATE, "more than 20")),
        sample("refused", Topics.GATE_ANSWERS, GW, new GateAnswer.Refused(TICKET, "eva")),
        sample(
            "closed",
            Topics.GATES,
            GateKey.of(GateKey.Kind.MAILS, ADA),
            new GateStatus(GateKey.of(GateKey.Kind.MAILS, ADA), AT, 7, "more mails than may be")));
  }

  private static GroupwareChange series(Optional<LastModified> modified) {
    Appointment content = timed();
    Series series =
        new Series(
                content,
                ZoneId.of("Europe/Vienna"),
                Recurrence.of(RruleReader.read("FREQ=WEEKLY;UNTIL=20271231;WKST=SU;BYDAY=TU")))
            .withOccurrence(
                LocalDate.of(2026, 12, 8),
                content
                    .with(new Text("Visit, later"))
                    .with(
                        new Timing.Timed(
                            LocalDateTime.of(2026, 12, 9, 14, 0),
                            LocalDateTime.of(2026, 12, 9, 15, 30),
                            ZoneId.of("Europe/Vienna"))))
            .without(LocalDate.of(2026, 12, 22));
    return new GroupwareChange.SeriesObserved(
        EVENT,
        "040000008200E0|0074C5",
        "0123456789abcdef01234567",
        ADA,
        true,
        false,
        series,
        new TreeSet<>(Set.of(LocalDate.of(2026, 12, 15))),
        List.of(new Reduction(Field.TEXT, "cut from 5 to 4 characters")),
        modified);
  }

  private static Decision decision(
      AppointmentKey key,
      Optional<Rule> alongside,
      List<EmailAddress> outside,
      List<Contest> contests) {
    return new Decision(
        key,
        7,
        AT,
        "event in ada@contoso.test",
        "groupware.changes-3@42",
        "event ada@contoso.test/AAkALgAAAA=",
        List.of(new FieldChange("subject", "Visit", "Lunch")),
        Rule.GW_3,
        alongside,
        Reason.EDITED,
        "changed in groupware: subject",
        List.of(
            new Decision.Output(
                command(Side.CRM), "change subject of record 1000-42", "", List.of(), outside)),
        List.of(new WorkItem(GW + "!X", Reason.PARTICIPANT_MISSING, "not found: x", AT)),
        contests);
  }
}
