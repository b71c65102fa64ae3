package uk.onestory.export;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock of {@link JobMaintenance}. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ExportConfiguration {}
