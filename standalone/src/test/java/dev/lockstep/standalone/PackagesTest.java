package dev.lockstep.standalone;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class PackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lockstep.standalone");

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.lockstep.standalone.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theCheckKnowsTheProductOnlyFromOutside() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("..standalone.check..", "..standalone.desk..", "..standalone.graph..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.lockstep.model..",
            "dev.lockstep.kafka..",
            "dev.lockstep.sync..",
            "dev.lockstep.crm..",
            "dev.lockstep.groupware..",
            "dev.lockstep.simulator..",
            "..standalone.stack..",
            "..standalone.service..")
        .check(CLASSES);
  }
}
