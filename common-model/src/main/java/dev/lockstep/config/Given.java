package dev.lockstep.config;

/**
 * What somebody set.
 *
 * @param key the setting's key if known, else what was written
 * @param source where
 */
record Given(String key, String text, String source) {}
