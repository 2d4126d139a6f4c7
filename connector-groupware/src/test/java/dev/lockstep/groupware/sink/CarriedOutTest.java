package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.sink.Commands.creation;
import static dev.lockstep.groupware.sink.Commands.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import org.junit.jupiter.api.Test;

class CarriedOutTest {

  private final GroupwareCommand command = creation(visit("Visit"));
  private final MailboxContext context = MailboxContext.of(command.mailbox(), 1);

  private CarriedOut rejected(String words) {
    return new CarriedOut(
        command, new GroupwareResult.Rejected(command.id(), Reason.REJECTED, words));
  }

  /** Found by random histories: the topic was read again, and the event was made a second time. */
  @Test
  void aCreationThatWasRejectedIsNotTriedAgainWhenItsTopicIsReadAgain() {
    rejected("it was created by a first attempt").remember(context);

    assertThat(context.index().isCarriedOut(command.id())).isTrue();
  }

  /** Found by random histories (seed 1818063723): a later command had made the event meanwhile. */
  @Test
  void aCreationThatWasRejectedIsNotTriedAgainAfterARestartEither() {
    rejected("access is denied").outgoing().forEach(this::readAgain);

    assertThat(context.index().isCarriedOut(command.id())).isTrue();
  }

  private void readAgain(Outgoing<?, ?> published) {
    if (published.key() instanceof SourceKey key
        && published.value().orElseThrow() instanceof GroupwareChange change) {
      assertThat(key).isEqualTo(SourceKey.ofMailbox(key.appointment(), context.mailbox()));
      context.index().published(key.appointment(), change);
    }
  }
}
