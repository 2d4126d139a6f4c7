package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command and what became of it: what is to be published and remembered of that. */
public record CarriedOut(GroupwareCommand command, GroupwareResult result) {

  /** The records to be published, together with the word that the command is done. */
  public List<Outgoing<?, ?>> outgoing() {
    List<Outgoing<?, ?>> outgoing = new ArrayList<>();
    outgoing.add(Outgoing.of(Topics.GROUPWARE_RESULTS, result.command().appointment(), result));
    if (command instanceof GroupwareCommand.CreateEvent create) {
      switch (result) {
        case GroupwareResult.Written written -> outgoing.add(claim(written));
        case GroupwareResult.Rejected _ -> outgoing.add(refused(create));
        case GroupwareResult.Deleted _, GroupwareResult.Conflict _ -> {}
      }
    }
    return outgoing;
  }

  /** For the sink itself, that will have forgotten it after a restart. */
  private static Outgoing<?, ?> refused(GroupwareCommand.CreateEvent create) {
    return Outgoing.of(
        Topics.GROUPWARE_CHANGES,
        SourceKey.ofMailbox(create.id().appointment(), create.mailbox()),
        new GroupwareChange.CreationRefused(create.mailbox(), create.id()));
  }

  /** The participants' copies carry only the iCalUId: this says to whom they belong. */
  private static Outgoing<?, ?> claim(GroupwareResult.Written written) {
    return Outgoing.of(
        Topics.GROUPWARE_CHANGES,
        SourceKey.ofMailbox(
            AppointmentKey.bornInGroupware(written.iCalUId()), written.event().mailbox()),
        new GroupwareChange.EventClaimed(
            written.event(), written.command().appointment(), Optional.of(written.command())));
  }

  /** Tells the capture of the mailbox what it needs to know about what was written. */
  public void remember(MailboxContext context) {
    switch (result) {
      case GroupwareResult.Written written -> {
        context.index().created(written.event().id(), command.id().appointment());
        if (command instanceof GroupwareCommand.CreateEvent) {
          context.index().carriedOut(command.id());
        }
        if (command instanceof GroupwareCommand.UpdateEvent update
            && !update.base().equals(written.version())) {
          context.writes().replaced(update.event().id(), update.base());
        }
      }
      case GroupwareResult.Deleted _ -> {
        if (command instanceof GroupwareCommand.DeleteEvent delete) {
          context.writes().replaced(delete.event().id(), delete.base());
        }
      }
      case GroupwareResult.Rejected _ -> {
        if (command instanceof GroupwareCommand.CreateEvent) {
          // a later command may make it, or what a first attempt had made is gone since
          context.index().carriedOut(command.id());
        }
      }
      case GroupwareResult.Conflict _ -> {}
    }
  }
}
