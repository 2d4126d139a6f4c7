package dev.lockstep.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What is said about a policy for conflicts that cannot be. */
class ConfigCommandTest {

  private record Ended(int code, String out) {}

  private static Ended check(String... settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = new String[2 + 2 * settings.length];
    arguments[0] = "config";
    arguments[1] = "check";
    for (int i = 0; i < settings.length; i++) {
      arguments[2 + 2 * i] = "--set";
      arguments[3 + 2 * i] = settings[i];
    }
    int code = LockstepCommand.commandLine(new PrintStream(out, true, UTF_8)).execute(arguments);
    return new Ended(code, out.toString(UTF_8));
  }

  @Test
  void aFieldWithTwoPoliciesIsToldWithBothKeys() {
    Ended ended =
        check("sync.conflict-fields.crm=subject,text", "sync.conflict-fields.mark=location,text");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out().lines())
        .containsExactly(
            "sync.conflict-fields.mark: text stands in sync.conflict-fields.crm too; a field has"
                + " one policy");
  }

  @Test
  void aFieldThatStandsTwiceInOnePolicyIsTold() {
    assertThat(check("sync.conflict-fields.crm=subject,subject").out())
        .startsWith("sync.conflict-fields.crm: subject stands there twice");
  }

  @Test
  void aFieldThatThereIsNotIsToldWithItsKey() {
    Ended ended = check("sync.conflict-fields.crm=colour");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).startsWith("sync.conflict-fields.crm").contains("subject");
  }

  @Test
  void onePolicyAFieldIsFine() {
    Ended ended = check("sync.conflict-fields.crm=subject", "sync.conflict-fields.mark=text");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("the configuration is fine");
  }
}
