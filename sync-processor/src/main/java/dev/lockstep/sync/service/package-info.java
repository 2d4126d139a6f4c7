/** The processor as a service: its settings, its start and its end. */
@NullMarked
package dev.lockstep.sync.service;

import org.jspecify.annotations.NullMarked;
