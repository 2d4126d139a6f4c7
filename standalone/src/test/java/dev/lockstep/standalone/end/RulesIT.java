package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.standalone.check.RuleCheck;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class RulesIT {

  /** All rules that stand in docs/reference/rules.md. */
  private static final List<String> RULES =
      List.of("GW-1", "GW-2", "GW-3", "GW-4", "CRM-1", "CRM-2", "LINK", "REC");

  @Test
  void everyRuleWorksWhenSeenFromOutside(SharedStack.Running running) throws Exception {
    List<String> lines = new ArrayList<>();

    boolean passed =
        new RuleCheck(running.graph(), running.addresses().crm(), true, lines::add).run();

    lines.forEach(System.out::println);
    assertThat(passed).as(String.join("\n", lines)).isTrue();
    assertThat(lines.getLast()).matches("[1-9]\\d* passed, 0 failed");
    for (String rule : RULES) {
      assertThat(lines).as("rule " + rule).anyMatch(line -> line.startsWith("ok      " + rule));
    }
  }
}
