package dev.lockstep.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.crm.Marking;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingFileTest {

  @Test
  void theReferenceMappingNamesEveryColumn() {
    CrmMapping mapping = MappingFile.reference();

    assertThat(mapping.activity().columns()).containsOnlyKeys(ActivityColumn.values());
    assertThat(mapping.activity().name(ActivityColumn.START_DATE)).isEqualTo("start_date");
    assertThat(mapping.link().qualified()).isEqualTo("crm.xk");
  }

  @Test
  void allFaultsAreToldAtOnceWithTheirPaths() {
    String broken =
        MappingFile.referenceText()
            .replace("      subject: subject\n", "")
            .replace("timeZone: Europe/Berlin", "timeZone: Berlin")
            .replace("types: [1]", "types: [one]")
            .replace("planned: 0", "planned: 1")
            .replace("name: kp", "name: 'k p;'")
            .replace("module: 77", "modul: 77");

    MappingException fault =
        catchThrowableOfType(MappingException.class, () -> MappingFile.parse("mine.yaml", broken));

    assertThat(fault).hasMessageStartingWith("mine.yaml: ");
    assertThat(fault.faults())
        .anySatisfy(f -> assertThat(f).isEqualTo("tables.activity.columns.subject: is missing"))
        .anySatisfy(f -> assertThat(f).startsWith("timeZone: 'Berlin'"))
        .anySatisfy(f -> assertThat(f).startsWith("types: 'one' is not a number"))
        .anySatisfy(f -> assertThat(f).startsWith("codes.status.done: 1 has another meaning"))
        .anySatisfy(f -> assertThat(f).startsWith("tables.person.name: 'k p;'"))
        .anySatisfy(f -> assertThat(f).startsWith("modul: is not known"))
        .anySatisfy(f -> assertThat(f).isEqualTo("module: is missing"));
  }

  @Test
  void whatIsNoYamlOrNoFileIsToldAsSuch() {
    assertThat(catchThrowableOfType(MappingException.class, () -> MappingFile.parse("m", "a: [")))
        .hasMessageContaining("not YAML");
    assertThat(catchThrowableOfType(MappingException.class, () -> MappingFile.parse("m", "")))
        .hasMessageContaining("schema: is missing");
    assertThat(
            catchThrowableOfType(
                MappingException.class, () -> MappingFile.read(Path.of("no-such-file.yaml"))))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aMarkingIsReadBackAsItWasWritten() {
    MarkingRules rules = MappingFile.reference().marking();
    for (Marking marking :
        new Marking[] {
          new Marking(true, 3, "who is x@y?"), Marking.DELETED_IN_GROUPWARE, Marking.NONE
        }) {
      Map<String, String> columns = new HashMap<>();
      rules.write(marking).forEach((name, value) -> value.ifPresent(v -> columns.put(name, v)));
      assertThat(rules.read(columns)).isEqualTo(marking);
    }
  }

  @Test
  void columnsOfAnUnmarkedRecordAreFreeForOtherUse() {
    MarkingRules rules = MappingFile.reference().marking();

    assertThat(rules.read(Map.of("free_c1", "a note of somebody", "free_n1", "not a number")))
        .isEqualTo(Marking.NONE);
  }
}
