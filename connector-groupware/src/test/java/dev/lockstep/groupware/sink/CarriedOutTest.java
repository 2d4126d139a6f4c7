package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.sink.Commands.creation;
import static dev.lockstep.groupware.sink.Commands.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import org.junit.jupiter.api.Test;

class CarriedOutTest {

  /** Found by random histories: the topic was read again, and the event was made a second time. */
  @Test
  void aCreationThatWasRejectedIsNotTriedAgainWhenItsTopicIsReadAgain() {
    GroupwareCommand command = creation(visit("Visit"));
    MailboxContext context = MailboxContext.of(command.mailbox(), 1);

    new CarriedOut(
            command,
            new GroupwareResult.Rejected(
                command.id(), Reason.REJECTED, "it was created by a first attempt"))
        .remember(context);

    assertThat(context.index().isCarriedOut(command.id())).isTrue();
  }
}
