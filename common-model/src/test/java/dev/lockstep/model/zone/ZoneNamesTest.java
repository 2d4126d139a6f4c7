package dev.lockstep.model.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
  private final ZoneNames names = ZoneNames.load();

  @Test
  void tableHasAVersionAndAllWindowsZones() {
    assertThat(names.version()).matches("CLDR \\d+\\.\\d+\\.\\d+");
    assertThat(names.windowsNames()).hasSizeBetween(135, 160).contains("W. Europe Standard Time");
  }

  @Test
  void everyWindowsNameLeadsToAZoneOfTheJdkAndBackToItself() {
    assertThat(names.windowsNames())
        .allSatisfy(
            windows -> {
              ZoneId zone = names.toIana(windows).orElseThrow();
              assertThat(ZoneId.getAvailableZoneIds()).contains(zone.getId());
              assertThat(names.toWindows(zone)).contains(windows);
            });
  }

  @Test
  void everyRegionOfTheJdkHasAWindowsNameButForThoseKnownToHaveNone() {
    assertThat(ZoneId.getAvailableZoneIds())
        .filteredOn(id -> id.contains("/") && !id.startsWith("SystemV/") && !id.startsWith("Etc/"))
        .filteredOn(id -> names.toWindows(ZoneId.of(id)).isEmpty())
        .containsExactly("Antarctica/Troll");
  }

  @ParameterizedTest
  @CsvSource({
    "W. Europe Standard Time, Europe/Berlin",
    "Pacific Standard Time, America/Los_Angeles",
    "India Standard Time, Asia/Kolkata",
    "Lord Howe Standard Time, Australia/Lord_Howe",
    "Samoa Standard Time, Pacific/Apia",
    "FLE Standard Time, Europe/Kyiv",
    "UTC, UTC",
    "tzone://Microsoft/Utc, UTC",
    "' w. europe STANDARD time ', Europe/Berlin",
    "europe/vienna, Europe/Vienna",
    "US/Eastern, US/Eastern",
    "Etc/GMT+5, Etc/GMT+5",
    "America/Coyhaique, America/Coyhaique",
  })
  void readsWindowsNamesAndIanaNames(String name, String zone) {
    assertThat(names.toIana(name)).contains(ZoneId.of(zone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tzone://Microsoft/Custom",
        "Customized Time Zone",
        "",
        "+02:00",
        "Middle Earth Standard Time"
      })
  void doesNotGuessAZone(String name) {
    assertThat(names.toIana(name)).isEmpty();
    assertThat(names.isWindowsName(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Vienna, W. Europe Standard Time",
    "Asia/Calcutta, India Standard Time",
    "Asia/Kolkata, India Standard Time",
    "US/Eastern, Eastern Standard Time",
    "UTC, UTC",
    "Etc/UTC, UTC",
  })
  void aliasesShareTheWindowsName(String zone, String windows) {
    assertThat(names.toWindows(ZoneId.of(zone))).contains(windows);
  }

  @Test
  void ofFixedOffsetsOnlyUtcHasAWindowsName() {
    assertThat(names.toWindows(ZoneOffset.UTC)).contains("UTC");
    assertThat(names.toWindows(ZoneOffset.ofHours(2))).isEmpty();
  }

  @Test
  void tellsWindowsNamesFromIanaNames() {
    assertThat(names.isWindowsName("romance standard time")).isTrue();
    assertThat(names.isWindowsName("Europe/Paris")).isFalse();
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    Locale locale = Locale.getDefault();
    TimeZone timeZone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      assertThat(ZoneNames.load().toIana("INDIA STANDARD TIME"))
          .contains(ZoneId.of("Asia/Kolkata"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(timeZone);
    }
  }
}
