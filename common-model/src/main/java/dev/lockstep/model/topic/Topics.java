package dev.lockstep.model.topic;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailboxEntry;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.operator.OperatorAction;
import java.time.Duration;
import java.util.List;

/**
 * All topics (architecture, section 2). Where the key is an appointment, the partition goes by its
 * series, so that one task holds all that concerns a series and its occurrences.
 */
public final class Topics {

  private static final Cleanup CHANGES = new Cleanup.Compact(Duration.ofDays(90));
  private static final Cleanup STATE = new Cleanup.Compact(Duration.ZERO);

  /** From the groupware capture to the processor; the source in the key is the mailbox. */
  public static final Topic<SourceKey, GroupwareChange> GROUPWARE_CHANGES =
      new Topic<>(
          "groupware.changes",
          SourceKey::parse,
          GroupwareChange.class,
          key -> key.appointment().series().value(),
          CHANGES,
          "What a mailbox now shows of an appointment, or an absence with its evidence.");

  /** From the CRM capture to the processor; the source in the key is the record. */
  public static final Topic<SourceKey, CrmChange> CRM_CHANGES =
      new Topic<>(
          "crm.changes",
          SourceKey::parse,
          CrmChange.class,
          key -> key.appointment().series().value(),
          CHANGES,
          "What the CRM now shows of an appointment, or an absence with its evidence.");

  /** From the processor to the groupware sink that owns the mailbox. */
  public static final Topic<EmailAddress, GroupwareCommand> GROUPWARE_COMMANDS =
      new Topic<>(
          "groupware.commands",
          EmailAddress::new,
          GroupwareCommand.class,
          EmailAddress::value,
          new Cleanup.Delete(Duration.ofDays(30)),
          "Writes to a mailbox that are wanted; the key is the mailbox.");

  /** From the processor to the CRM sink. */
  public static final Topic<AppointmentKey, CrmCommand> CRM_COMMANDS =
      new Topic<>(
          "crm.commands",
          AppointmentKey::new,
          CrmCommand.class,
          key -> key.series().value(),
          new Cleanup.Delete(Duration.ofDays(30)),
          "Writes to the CRM that are wanted.");

  /** From the groupware sink to the processor. */
  public static final Topic<AppointmentKey, GroupwareResult> GROUPWARE_RESULTS =
      new Topic<>(
          "groupware.results",
          AppointmentKey::new,
          GroupwareResult.class,
          key -> key.series().value(),
          new Cleanup.Delete(Duration.ofDays(30)),
          "What became of a command to groupware, with the state as stored.");

  /** From the CRM sink to the processor. */
  public static final Topic<AppointmentKey, CrmResult> CRM_RESULTS =
      new Topic<>(
          "crm.results",
          AppointmentKey::new,
          CrmResult.class,
          key -> key.series().value(),
          new Cleanup.Delete(Duration.ofDays(30)),
          "What became of a command to the CRM, with the state as stored.");

  /** Enrolments from the processor, cursors from the groupware connector to itself. */
  public static final Topic<MailboxKey, MailboxEntry> GROUPWARE_MAILBOXES =
      new Topic<>(
          "groupware.mailboxes",
          MailboxKey::parse,
          MailboxEntry.class,
          key -> key.mailbox().value(),
          STATE,
          "Which mailboxes to synchronize, and how far each has been read.");

  /**
   * From whoever receives them from Graph to the groupware connector, which reads the mailbox then.
   */
  public static final Topic<EmailAddress, ChangeNotifications> GROUPWARE_NOTIFICATIONS =
      new Topic<>(
          "groupware.notifications",
          EmailAddress::new,
          ChangeNotifications.class,
          EmailAddress::value,
          new Cleanup.Delete(Duration.ofDays(1)),
          "Change notifications as Graph sends them; the key is the mailbox.");

  /** From the CRM capture to the processor. */
  public static final Topic<DirectoryKey, DirectoryEntry> CRM_DIRECTORY =
      new Topic<>(
          "crm.directory",
          DirectoryKey::parse,
          DirectoryEntry.class,
          key -> key.subject().value(),
          STATE,
          "Persons and reps of the CRM, by address and by number.");

  /** From the processor to itself: standing orders, by address. Taken back with a tombstone. */
  public static final Topic<LookupKey, Lookup> DIRECTORY_LOOKUPS =
      new Topic<>(
          "directory.lookups",
          LookupKey::parse,
          Lookup.class,
          key -> key.subject().value(),
          STATE,
          "Which appointment wants to know who somebody is.");

  /** From the processor to itself, by appointment; sent again whenever the answer changes. */
  public static final Topic<LookupKey, Answer> DIRECTORY_ANSWERS =
      new Topic<>(
          "directory.answers",
          LookupKey::parse,
          Answer.class,
          key -> key.appointment().series().value(),
          STATE,
          "Who somebody is, for the appointment that wants to know.");

  public static final Topic<AppointmentKey, Decision> DECISIONS =
      new Topic<>(
          "decisions",
          AppointmentKey::new,
          Decision.class,
          key -> key.series().value(),
          new Cleanup.Delete(Duration.ofDays(90)),
          "For every input: what changed, which rule applied, what was done or why nothing was.");

  public static final Topic<AppointmentKey, OperatorAction> OPERATOR_ACTIONS =
      new Topic<>(
          "operator.actions",
          AppointmentKey::new,
          OperatorAction.class,
          key -> key.series().value(),
          new Cleanup.Delete(Duration.ofDays(90)),
          "What operators order.");

  public static final Topic<GateKey, GateRequest> GATE_REQUESTS =
      new Topic<>(
          "gate.requests",
          GateKey::parse,
          GateRequest.class,
          GateKey::toString,
          new Cleanup.Delete(Duration.ofDays(90)),
          "Deletions and mails that want to pass a gate, and what operators order about gates.");

  public static final Topic<AppointmentKey, GateAnswer> GATE_ANSWERS =
      new Topic<>(
          "gate.answers",
          AppointmentKey::new,
          GateAnswer.class,
          key -> key.series().value(),
          new Cleanup.Delete(Duration.ofDays(30)),
          "Whether a deletion or a mail may pass.");

  public static final Topic<GateKey, GateStatus> GATES =
      new Topic<>(
          "gates",
          GateKey::parse,
          GateStatus.class,
          GateKey::toString,
          STATE,
          "The gates before which somebody waits.");

  /** All of them; {@code appointments} is declared by the processor, whose state it holds. */
  public static final List<Topic<?, ?>> ALL =
      List.of(
          GROUPWARE_CHANGES,
          CRM_CHANGES,
          GROUPWARE_COMMANDS,
          CRM_COMMANDS,
          GROUPWARE_RESULTS,
          CRM_RESULTS,
          GROUPWARE_MAILBOXES,
          GROUPWARE_NOTIFICATIONS,
          CRM_DIRECTORY,
          DIRECTORY_LOOKUPS,
          DIRECTORY_ANSWERS,
          DECISIONS,
          OPERATOR_ACTIONS,
          GATE_REQUESTS,
          GATE_ANSWERS,
          GATES);

  private Topics() {}
}
