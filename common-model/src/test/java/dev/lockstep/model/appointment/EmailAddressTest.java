package dev.lockstep.model.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada@Contoso.Test",
        " ada@contoso.test",
        "ada@contoso.test\n",
        "ADA@CONTOSO.TEST\u0000",
        "ada@contoso.test\u00a0",
        "ada@contoso.test"
      })
  void caseAndBlanksAroundItDoNotCount(String written) {
    assertThat(new EmailAddress(written)).isEqualTo(new EmailAddress("ada@contoso.test"));
    assertThat(new EmailAddress(written).value()).isEqualTo("ada@contoso.test");
  }

  @Test
  void lettersBeyondAsciiAreMadeSmallToo() {
    assertThat(new EmailAddress("\u00c4DA@contoso.test").value())
        .isEqualTo("\u00e4da@contoso.test");
  }

  @Test
  void noMoreIsLookedAtThanAnAddressCanHave() {
    assertThat(new EmailAddress("a".repeat(321)).value()).hasSize(EmailAddress.MAX_LENGTH);
    assertThat(new EmailAddress("A".repeat(321)).value()).hasSize(EmailAddress.MAX_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "@contoso.test", "ada@", "a@b@c", "a da@contoso.test"})
  void whatLacksAPartIsNoAddress(String written) {
    assertThat(new EmailAddress(written).isPlausible()).isFalse();
  }

  @Test
  void theDomainStandsBehindTheAt() {
    assertThat(new EmailAddress("ada@contoso.test").isPlausible()).isTrue();
    assertThat(new EmailAddress("ada@contoso.test").domain()).isEqualTo("contoso.test");
  }
}
