package dev.lockstep.groupware.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.Footer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FooterBlockTest {

  private static final Footer FOOTER =
      new Footer(
          Optional.of("https://crm.test/record/1-42"),
          List.of(new EmailAddress("bob@x.test"), new EmailAddress("eve@y.test")));

  private static final String WRITTEN = FooterBlock.append(new Text("Bring the offer"), FOOTER);

  @Test
  void theBlockStandsBehindTheText() {
    assertThat(WRITTEN)
        .isEqualTo(
            """
            Bring the offer

            [Lockstep: added automatically, not part of the text]
            CRM record: https://crm.test/record/1-42
            In the CRM, not invited: bob@x.test, eve@y.test
            [Lockstep: end]""");
  }

  @Test
  void withoutAnythingToSayThereIsNoBlock() {
    assertThat(FooterBlock.append(new Text("Bring the offer"), Footer.NONE))
        .isEqualTo("Bring the offer");
  }

  @Test
  void itIsNotReadBack() {
    assertThat(FooterBlock.strip(WRITTEN)).isEqualTo(new Text("Bring the offer"));
  }

  @Test
  void itIsNotReadBackAfterExchangeHasAddedBlanksAndLinksAndLineEnds() {
    String returned =
        WRITTEN
                .replace("\n", "\r\n \r\n")
                .replace(
                    "https://crm.test/record/1-42",
                    "https://crm.test/record/1-42<https://crm.test/record/1-42>")
                .replace("added automatically", "added\u00a0 automatically")
            + "\r\n\r\n";

    assertThat(FooterBlock.strip(returned)).isEqualTo(new Text("Bring the offer"));
  }

  @Test
  void whatAUserWroteBehindItIsKept() {
    assertThat(FooterBlock.strip(WRITTEN + "\n\nAnd the contract"))
        .isEqualTo(new Text("Bring the offer\n\n\n\nAnd the contract"));
  }

  @Test
  void withoutItsLastLineOnlyItsOwnLinesGo() {
    String damaged = WRITTEN.replace("[Lockstep: end]", "And the contract");

    assertThat(FooterBlock.strip(damaged))
        .isEqualTo(new Text("Bring the offer\n\n\nAnd the contract"));
  }

  @Test
  void aBlockThatWasCopiedGoesTwice() {
    assertThat(FooterBlock.strip(WRITTEN + "\n" + WRITTEN))
        .isEqualTo(new Text("Bring the offer\n\n\nBring the offer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[Lockstep: end]", "Talk about [Lockstep: the product]"})
  void textThatIsNoBlockIsLeftAlone(String text) {
    assertThat(FooterBlock.strip(text)).isEqualTo(new Text(text));
  }
}
