package dev.lockstep.model.json;

import static dev.lockstep.model.json.Samples.ADA;
import static dev.lockstep.model.json.Samples.AT;
import static dev.lockstep.model.json.Samples.CARL;
import static dev.lockstep.model.json.Samples.CRM;
import static dev.lockstep.model.json.Samples.EVENT;
import static dev.lockstep.model.json.Samples.GW;
import static dev.lockstep.model.json.Samples.command;
import static dev.lockstep.model.json.Samples.event;
import static dev.lockstep.model.json.Samples.sample;
import static dev.lockstep.model.json.Samples.timed;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.groupware.MailboxEntry;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.json.Samples.Sample;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the groupware connector and the processor tell each other, one record of every kind. */
final class GroupwareSamples {

  private GroupwareSamples() {}

  static List<Sample<?, ?>> all() {
    SourceKey mailbox = SourceKey.ofMailbox(GW, ADA);
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
        sample(
            "series", Topics.GROUPWARE_CHANGES, mailbox, series(Optional.empty(), new TreeMap<>())),
        sample(
            "seriesModified",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            series(
                Optional.of(
                    new LastModified(
                        AT, new TreeMap<>(Map.of(LocalDate.of(2026, 12, 8), AT.plusSeconds(60))))),
                new TreeMap<>())),
        sample(
            "seriesExceptionReduced",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            series(
                Optional.empty(),
                new TreeMap<>(
                    Map.of(
                        LocalDate.of(2026, 12, 8),
                        List.of(new Reduction(Field.PARTICIPANTS, "masked: it is private")))))),
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
            "creationRefused",
            Topics.GROUPWARE_CHANGES,
            mailbox,
            new GroupwareChange.CreationRefused(EVENT.mailbox(), command(Side.GROUPWARE))),
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
            "written",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Written(
                command(Side.GROUPWARE), EVENT, "uid", "W/\"2\"", timed(), true)),
        sample(
            "written-hiding-participants",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Written(
                command(Side.GROUPWARE),
                EVENT,
                "uid",
                "W/\"2\"",
                timed(),
                false,
                Optional.of("W/\"1\""),
                true,
                Optional.empty())),
        sample(
            "written-modified",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Written(
                command(Side.GROUPWARE),
                EVENT,
                "uid",
                "W/\"2\"",
                timed(),
                false,
                Optional.empty(),
                false,
                Optional.of(Instant.parse("2026-11-24T12:00:00.123Z")))),
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
            "conflict-stored",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Conflict(
                command(Side.GROUPWARE), "somebody changed it", Optional.of(timed()))),
        sample(
            "rejected",
            Topics.GROUPWARE_RESULTS,
            GW,
            new GroupwareResult.Rejected(command(Side.GROUPWARE), Reason.REJECTED, "400")),
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
                        Optional.of("Users/1/Events/2"))))));
  }

  private static GroupwareChange series(
      Optional<LastModified> modified, SortedMap<LocalDate, List<Reduction>> exceptionReductions) {
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
        exceptionReductions,
        modified);
  }

  private static MailImpact mail() {
    return new MailImpact(MailImpact.Kind.UPDATE, List.of(), List.of(CARL));
  }
}
