package dev.lockstep.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The model is pure, and its packages depend on one another one way. */
class ModelBoundariesTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lockstep");

  @Test
  void theModelKnowsNoTechnology() {
    noClasses()
        .that()
        .resideInAPackage("dev.lockstep.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "com.microsoft..",
            "io.debezium..",
            "java.sql..",
            "java.net.http..",
            "dev.lockstep.kafka..")
        .check(classes);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(classes);
  }
}
