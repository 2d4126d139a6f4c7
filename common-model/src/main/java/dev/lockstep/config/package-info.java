/** Settings, declared once each: read from layers, checked as a whole, documented from the same. */
@NullMarked
package dev.lockstep.config;

import org.jspecify.annotations.NullMarked;
