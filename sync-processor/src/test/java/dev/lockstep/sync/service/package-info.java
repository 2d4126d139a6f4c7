@NullMarked
package dev.lockstep.sync.service;

import org.jspecify.annotations.NullMarked;
