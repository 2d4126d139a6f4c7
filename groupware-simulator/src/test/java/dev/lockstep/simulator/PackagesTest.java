package dev.lockstep.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lockstep.simulator");

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.lockstep.simulator.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theContentOfAnEventKnowsNeitherJsonNorHttpNorStorage() {
    noClasses()
        .that()
        .resideInAPackage("..simulator.event..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml..", "..simulator.http..", "..simulator.store..", "java.net..")
        .check(CLASSES);
  }

  @Test
  void theGraphSurfaceKnowsNothingOfTheControlSurface() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..simulator.control..", "dev.lockstep.simulator")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..simulator.control..")
        .check(CLASSES);
  }
}
