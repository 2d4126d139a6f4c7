package dev.lockstep.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows between packages run one way, and the decision core stays free of technology. */
class ModuleBoundariesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lockstep.sync");

  @Test
  void theModuleWasFound() {
    assertThat(CLASSES.size()).isGreaterThan(50);
  }

  @Test
  void theCoreKnowsNoTechnology() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.lockstep.sync.core..",
            "dev.lockstep.sync.rules..",
            "dev.lockstep.sync.state..",
            "dev.lockstep.sync.series..",
            "dev.lockstep.sync.directory..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "dev.lockstep.kafka..",
            "com.microsoft..",
            "com.azure..",
            "io.debezium..",
            "java.sql..",
            "javax.sql..",
            "java.net.http..",
            "com.sun.net.httpserver..")
        .check(CLASSES);
  }

  @Test
  void theProcessorKnowsNoConnector() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.lockstep.groupware..",
            "dev.lockstep.crm..",
            "dev.lockstep.simulator..",
            "dev.lockstep.standalone..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.lockstep.sync.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
