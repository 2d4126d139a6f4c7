package dev.lockstep.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.record.RepParticipants.Entry;
import org.junit.jupiter.api.Test;

class RepParticipantsTest {

  @Test
  void theTextFormIsReadAndWritten() {
    String text = "000000007,000000003;000000008,000000003:1;";

    RepParticipants participants = RepParticipants.parse(text);

    assertThat(participants.entries()).containsExactly(new Entry(7, 3, 0), new Entry(8, 3, 1));
    assertThat(participants.text()).isEqualTo(text);
  }

  @Test
  void readingIsLenient() {
    RepParticipants participants = RepParticipants.parse(" 7 , 3 ;\n1000000008,3 :2;9;;nobody");

    assertThat(participants.entries())
        .containsExactly(new Entry(7, 3, 0), new Entry(8, 3, 2), new Entry(9, 0, 0));
    assertThat(participants.unread()).containsExactly("nobody");
  }

  @Test
  void whatIsNoEntryIsNotLost() {
    assertThat(RepParticipants.parse("x;7,3").text()).isEqualTo("000000007,000000003;x;");
    assertThat(RepParticipants.parse("").text()).isEmpty();
  }
}
