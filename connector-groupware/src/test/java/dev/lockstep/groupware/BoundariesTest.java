package dev.lockstep.groupware;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BoundariesTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lockstep.groupware");

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.lockstep.groupware.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyTheAdapterKnowsTheSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..groupware.graph..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.microsoft..", "com.azure..", "okhttp3..")
        .check(classes);
  }

  @Test
  void whatDecidesKnowsNeitherKafkaNorTheSdk() {
    noClasses()
        .that()
        .resideInAnyPackage("..groupware.calendar..", "..groupware.event..", "..groupware.budget..")
        .or()
        .haveSimpleName("SinkDecision")
        .or()
        .haveSimpleName("OccurrenceDecision")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "dev.lockstep.kafka..", "com.microsoft..")
        .check(classes);
  }
}
