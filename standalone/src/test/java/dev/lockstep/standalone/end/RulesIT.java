package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.standalone.check.RuleCheck;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class RulesIT {

  @Test
  void everyRuleWorksWhenSeenFromOutside(SharedStack.Running running) throws Exception {
    List<String> lines = new ArrayList<>();

    boolean passed =
        new RuleCheck(running.graph(), running.addresses().crm(), true, lines::add).run();

    lines.forEach(System.out::println);
    assertThat(passed).as(String.join("\n", lines)).isTrue();
    assertThat(lines.getLast()).isEqualTo("21 passed, 0 failed");
  }
}
