package dev.lockstep.groupware.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.decision.CommandId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionIdTest {

  @Test
  void itIsAUuidThatIsTheSameForTheSameCommandAndRecognised() {
    String id = TransactionId.of(CommandId.parse("crm:1-42#groupware#7"));

    assertThat(UUID.fromString(id)).hasToString(id);
    assertThat(id).startsWith("6c6f636b-");
    assertThat(TransactionId.of(CommandId.parse("crm:1-42#groupware#7"))).isEqualTo(id);
    assertThat(TransactionId.of(CommandId.parse("crm:1-42#groupware#8"))).isNotEqualTo(id);
    assertThat(TransactionId.isOurs(id)).isTrue();
    assertThat(TransactionId.isOurs(UUID.randomUUID().toString())).isFalse();
  }
}
