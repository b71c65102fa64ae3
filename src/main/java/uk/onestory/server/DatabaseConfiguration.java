package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** One database: H2 for the demonstration, PostgreSQL 14 and newer for everything else. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties properties, ServerLimits limits) {
        // Not determineUrl(): that would offer an H2 database in memory where none is set, and lose all at the end.
        Database database = Database.ofUrl(properties.getUrl());
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setConnectionInitSql(database.statementTimeout(limits.statementTime()));
        return pool;
    }

    /** The schema is there, and the right one, before anything of HAPI opens the database. */
    @Bean
    Schema schema(DataSource dataSource, DatabaseSettings settings, Environment environment) {
        Schema schema = new Schema(dataSource, settings);
        // a pool can be given another URL by settings of its own
        schema.database().checkUse(DatabaseSettings.isDemonstration(environment));
        schema.prepare();
        return schema;
    }

    /** Our own tables come after HAPI's, from which some of them are filled; that takes as long as it takes. */
    @Bean
    FlywayConfigurationCustomizer ownTables(Schema schema) {
        return flyway -> flyway.placeholders(
                Map.of("without-time-limit", schema.database().withoutTimeLimit()));
    }

    @Bean
    FlywayMigrationStrategy ownTablesAsSet(DatabaseSettings settings) {
        return new OwnTables(settings);
    }

    /** Waits for {@code warmUps} to be made: Hibernate and what stands on it are the slow beans that they run beside. */
    @Bean
    @Primary
    @DependsOn("warmUps")
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            Schema schema,
            ConfigurableListableBeanFactory beans,
            FhirContext fhir,
            JpaStorageSettings storage) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, storage);
        factory.setPersistenceUnitName("HAPI_PU");
        factory.setDataSource(dataSource);
        Properties hibernate = new Properties();
        hibernate.put("hibernate.dialect", schema.database().dialect().getName());
        hibernate.put("hibernate.hbm2ddl.auto", "none");
        hibernate.put("hibernate.search.enabled", "false");
        hibernate.put("hibernate.jdbc.batch_size", "30");
        hibernate.put("hibernate.order_inserts", "true");
        hibernate.put("hibernate.order_updates", "true");
        hibernate.put("hibernate.cache.use_query_cache", "false");
        hibernate.put("hibernate.cache.use_second_level_cache", "false");
        factory.setJpaProperties(hibernate);
        return factory;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }
}
